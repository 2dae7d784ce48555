"""SI-4, SI-5: does the file hold what was acknowledged, whatever happens to the program, the machine and the disk?

Scripts to run by hand for hundreds of kills and thousands of power cuts, and a short run of each among the tests.
"""
