// Two cores carry two X servers, sshd and both ends of rdfwd; side by side, tests would only wait for one another.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
