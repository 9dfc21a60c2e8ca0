Mac OS X        ATTR
