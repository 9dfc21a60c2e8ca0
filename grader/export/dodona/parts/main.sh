#!/bin/sh
# What Dodona starts in the image; its argument is the judge's `run`.
exec "$1"
