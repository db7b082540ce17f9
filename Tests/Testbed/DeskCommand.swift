import Control
import Domain
import Glibc
import JSON
import Platform

/// A daemon's end of the control socket that does nothing of what it is asked, for whoever sends it anything. It
/// answers at once, later, and with refusals; asked for its version it says how many are connected.
enum DeskCommand: TestbedCommand {
    static let name = "desk"
    static let usage = "HOME"

    static func run(_ arguments: inout TestbedArguments, _ output: TestbedOutput) throws -> Int32 {
        let home = try arguments.next("a home")
        try arguments.end()
        signal(SIGPIPE, SIG_IGN)
        let loop = try EventLoop()
        var desk: ControlDesk?
        desk = try ControlDesk(
            at: ControlAddress(ofHome: home, uid: geteuid(), environment: Environment([:])),
            on: loop,
            session: SessionID("ses-2026-11-21-abc123"),
            uid: geteuid(),
            disk: SystemDisk(),
            clock: SystemClock(),
            version: ProgramVersion.current,
            origin: { _, client in client.kind == .known(.web) ? .insideRun(nil) : .person },
            act: { call in desk.flatMap { answer(call, at: $0, loop) } },
            hear: { _, _ in }
        )
        output.line("ready")
        try loop.run { false }
        return 0
    }

    private static func answer(_ call: DirectiveCall, at desk: ControlDesk, _ loop: EventLoop) -> DirectiveAnswer? {
        if call.directive == .version {
            return .done("roost \(ProgramVersion.current)", data: ["peers": .integer(Int64(desk.peerCount))])
        }
        switch call.number % 3 {
        case 0:
            let number = call.number
            loop.after(.milliseconds(1)) { [weak desk] in
                desk?.answer(number, with: .refused(.noTarget, "it is not there"))
            }
            return nil
        case 1:
            desk.tell(["topic": "fuzz", "number": .integer(Int64(call.number))], topic: "fuzz")
            return .done(call.request.name, data: call.request.data)
        default: return .refused(.refused, call.request.name, hint: "do not ask")
        }
    }
}
