#include "boost_math.h"
