import Domain
import Platform

/// Makes a copy of this process, lets the copy write into what both share, and says what came of it.
enum ForkCommand: TestbedCommand {
    static let name = "fork"
    static let usage = ""

    static func run(_ arguments: inout TestbedArguments, _ output: TestbedOutput) throws -> Int32 {
        try arguments.end()
        let counts = try SharedCounts(count: 2)
        counts[0] = 40
        var own = 1
        switch try Forking.fork() {
        case .copy:
            own += 1
            counts[0] += 2
            counts[1] = Int64(ProcessIdentity.ownPID)
            return Int32(own)
        case .original(let copy):
            guard let pidfd = try Pidfd.open(copy) else { return 1 }
            var ready = ReadySet()
            ready.add(pidfd.number)
            try ready.wait(upTo: nil)
            let status = try EndedChild.look(atPidfd: pidfd.number)
            let again = try EndedChild.look(atPidfd: pidfd.number)
            try EndedChild(pid: copy, status: .exited(code: 0)).reap()
            try EndedChild(pid: copy, status: .exited(code: 0)).reap()
            output.line("\(status.map { "\($0)" } ?? "nothing")")
            output.line("\(status == again) \(counts[0]) \(counts[1] == Int64(copy)) \(own)")
            return 0
        }
    }
}
