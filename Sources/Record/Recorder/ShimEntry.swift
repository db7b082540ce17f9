import Checkpoints
import Domain
import Glibc
import Journal
import Platform

/// Where the shim's command line comes in.
package enum ShimEntry {
    private static let usage = "usage: roost-shim run DIR | adopt DIR | checkpoint DIR SEQ | version"

    package static func open() -> Int32 { open(ProgramArguments.own) }

    package static func open(_ arguments: [String]) -> Int32 {
        signal(SIGPIPE, SIG_IGN)
        // SIGHUP of a terminal that closes must not end us; the others are read when we look for them.
        Signal.block([.terminate, .interrupt, .user1, .childEnded, .hangUp])
        switch arguments.dropFirst().first {
        case "run" where arguments.count == 3: return ShimStart(arguments[2]).run()
        case "adopt" where arguments.count == 3: return ShimStart(arguments[2]).adopt()
        case "checkpoint": return checkpoint(Array(arguments.dropFirst(2)))
        default:
            say(usage)
            return 2
        }
    }

    private static func checkpoint(_ words: [String]) -> Int32 {
        guard words.count == 2 || words.count == 3 && words[2] == "--if-changed", let seq = Int64(words[1]) else {
            say(usage)
            return 2
        }
        return CheckpointChild.run(directory: words[0], seq: seq, onlyIfChanged: words.count == 3)
    }

    private static func say(_ line: String) {
        Deliberate.ignore(because: "where nobody listens there is nobody to tell") { () throws(PlatformError) in
            let error = try FileDescriptor.standardError()
            try SystemDisk().writeAll(Array("\(line)\n".utf8), to: error)
        }
    }
}
