import Journal
import Platform
import Runs
import TestSupport

/// A shell script in the place of the shim: it is given the same arguments and descriptors.
struct ShimScript {
    let path: String

    init(_ text: String, in scratch: TemporaryHome) throws {
        path = scratch.path("shim-\(String(Randomness.uint64(), radix: 36))")
        try Programs.make(path, "#!/bin/sh\n\(text)\n")
    }

    func start(caller: Environment = .current(), patience: Duration = .seconds(60)) -> ShimStart {
        ShimStart(program: path, processes: SystemProcesses(), caller: caller, patience: patience)
    }

    func launcher(_ home: HomePaths, disk: any Disk = SystemDisk()) -> RunLauncher {
        RunLauncher(home: home, disk: disk, clock: SystemClock(), shims: start(), roostVersion: "0.0.0-test")
    }
}
