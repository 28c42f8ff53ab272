"""领导驾驶舱: in two minutes, how the chains and figures stand, what changed in a week, what is late and with whom.

`reading` what is counted for everybody and kept for some minutes with its time · `counting` how · `own` what is the leader's:
chains, paired enterprises. What waits for an answer and what is overdue are the rooms' panels, as on the workbench.
"""
