import Commands
import Control
import Domain
import JSON
import TestSupport

/// A home with a desk that takes tasks, and the program that asks it.
final class TaskScene {
    let home: TemporaryHome
    let desk: RunningDesk

    init(for test: String = #function, act: RunningDesk.Act? = nil) throws {
        home = try TemporaryHome(for: test)
        desk = try RunningDesk(home.path, act: act ?? { call, _ in Self.taken(call) })
    }

    func roost(_ arguments: String..., in folder: String? = nil, input: String = "") throws -> CommandResult {
        try Self.roost(arguments, home: home.path, in: folder ?? home.path, input: input)
    }

    static func roost(
        _ arguments: [String],
        home: String,
        in folder: String,
        input: String = ""
    ) throws -> CommandResult {
        try CommandTester("roost").arguments(["task"] + arguments).folder(folder).input(input)
            .environment(["ROOST_HOME": home]).run()
    }

    /// What was asked last.
    var directive: Directive? { desk.calls.last?.directive }

    /// A daemon that says yes.
    private static func taken(_ call: DirectiveCall) -> DirectiveAnswer {
        let task: JSONObject = [
            "task_id": "manual-007", "title": "Fix it", "status": "detected", "is_held": false, "source": "manual",
            "detected_at": "2026-11-21T01:02:03.456Z",
        ]
        return .done("\(call.request.name): manual-007", data: ["task": .object(task)])
    }
}
