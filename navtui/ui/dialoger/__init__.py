"""The dialogs. Each is a modal screen with a typed result, imported when it is first opened."""
