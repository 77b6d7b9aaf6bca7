// One large program at a time is enough for two cores.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
