"""The peers in Python. One workload, timed in memory: python peers.py FILE.csv WORKLOAD PEER SECONDS

With --versions, prints which peers are here. The last line is JSON with the fastest call.
"""
import importlib.metadata
import json
import sys
import time
import warnings

PEERS = {"scipy": "scipy", "pingouin": "pingouin", "girth": "girth"}
if "--versions" in sys.argv:
    found = {}
    for name, module in PEERS.items():
        try:
            __import__(module)
            found[name] = importlib.metadata.version(module)
        except ImportError:
            pass
    print(json.dumps(found))
    sys.exit()

import numpy as np

path, workload, peer, seconds = sys.argv[1:5]
data = np.loadtxt(path, delimiter=",", skiprows=1)
warnings.simplefilter("ignore")

if workload.startswith("wilcoxon"):
    pre, post = data.T
    if peer == "scipy":
        from scipy.stats import wilcoxon

        def work():
            return [float(wilcoxon(post, pre, method="exact").pvalue)]
    else:
        import pingouin

        def work():
            return [float(pingouin.wilcoxon(post, pre, method="exact").iloc[0]["p_val"])]
else:
    import girth
    items = data.T.astype(int)
    if workload == "rasch-cml":
        def work():
            found = girth.rasch_conditional(items)["Difficulty"]
            return [float(b) for b in found - found.mean()]
    else:
        def work():
            found = girth.twopl_mml(items)
            return [float(x) for x in np.hstack([found["Discrimination"], found["Difficulty"]])]

first = time.perf_counter()
result = work()
fastest, runs = time.perf_counter() - first, 1
# A first call also compiles and loads; it counts only where one call takes all the time there is.
start = time.perf_counter()
if fastest < float(seconds):
    fastest = float("inf")
    while time.perf_counter() - start < float(seconds):
        moment = time.perf_counter()
        result = work()
        fastest, runs = min(fastest, time.perf_counter() - moment), runs + 1
print(json.dumps({"seconds": fastest, "runs": runs, "check": result}))
