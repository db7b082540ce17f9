import Control
import Domain
import Glibc
import Platform

/// Asks a daemon for something as another user, and says what came of it: `done`, `refused` or `failed`, and why.
enum VisitCommand: TestbedCommand {
    static let name = "visit"
    static let usage = "SOCKET [--uid N] [--daemon UID] DIRECTIVE WORDS…"

    static func run(_ arguments: inout TestbedArguments, _ output: TestbedOutput) throws -> Int32 {
        let uid: UInt32 = try arguments.number("--uid", default: geteuid())
        let daemon: UInt32 = try arguments.number("--daemon", default: geteuid())
        let socket = try arguments.next("a socket")
        let directive = try arguments.next("a directive")
        let words = arguments.rest()
        // For good: root that becomes another has nothing left of who it was.
        guard uid == geteuid() || setgroups(0, nil) == 0 && setgid(uid) == 0 && setuid(uid) == 0 else {
            throw TestbedError.unfit("\(uid)", wanted: "a user that it may become")
        }
        guard let own = try SystemProcesses().identity(of: ProcessIdentity.ownPID) else {
            throw TestbedError.missing("this process")
        }
        do throws(ControlError) {
            let client = Hello.Client(.known(.command), identity: own)
            let limit = Duration.seconds(20)
            let answer = try ControlClient(to: socket, as: client, uid: daemon, upTo: limit)
                .ask(directive, words: words, upTo: limit)
            output.line("\(answer.isOK ? "done" : "refused") \(answer.detail)")
        } catch { output.line("failed \(error)") }
        return 0
    }
}
