import Control
import Domain
import Glibc
import JSON
import Platform
import TestSupport
import Testing

@testable import Commands

/// The real program against a real desk.
@Suite struct DirectiveCommandTests {
    private let home: TemporaryHome

    init() throws { home = try TemporaryHome(for: "directive") }

    private func roost(_ arguments: String..., environment: [String: String] = [:]) throws -> CommandResult {
        try CommandTester("roost").arguments(["directive"] + arguments)
            .environment(["ROOST_HOME": home.path].merging(environment) { $1 }).run()
    }

    @Test func whatTheDaemonSaysIsPrinted() throws {
        let desk = try RunningDesk(
            home.path,
            act: { call, _ in
                .done("one\u{1B}[2J\ntwo\t\u{202E}3", data: ["words": .array(call.request.words.map { .string($0) })])
            }
        )
        let result = try roost("worker-logs", "w-1", "20")
        #expect(result.stdout == "one\ntwo\t\u{FFFD}3\n")
        #expect(result.exitCode == 0 && result.stderr == "")
        let json = try roost("worker-logs", "w-1", "20", "-o", "json").stdout
        let object = try #require(try JSONReader.read(Array(json.utf8)).objectValue)
        #expect(object["schema"] == "roost.directive/1" && object["ok"] == true && object["code"] == .null)
        #expect(object["data"]?["words"] == ["w-1", "20"])
        let named = try roost("add-task", "--data", #"{"text":"x","priority":5}"#)
        #expect(named.exitCode == 0)
        guard case .addTask(let wish) = desk.calls.last?.directive else {
            Issue.record("no task was added")
            return
        }
        #expect(wish.text == "x" && wish.priority == 5)
        try desk.end()
    }

    @Test func withoutADaemonItEndsWithThree() throws {
        let result = try roost("status")
        #expect(result.exitCode == 3)
        #expect(result.stderr.contains("no daemon listens at") && result.stderr.contains("roost start"))
        let json = try roost("status", "-o", "json").stderr
        #expect(json.contains(#""code":"no_daemon""#))
    }

    @Test func whatIsWrongNeedsNoDaemonToBeTold() throws {
        let unknown = try roost("worker-log")
        #expect(unknown.exitCode == 2 && unknown.stderr.contains("did you mean worker-logs?"))
        for name in DirectiveName.allCases { #expect(unknown.stderr.contains(name.rawValue), "\(name)") }
        let wrong = try roost("worker-logs", "../x")
        #expect(wrong.exitCode == 2 && wrong.stderr.contains("WORKER is not a worker id"))
        #expect(wrong.stderr.contains("use: worker-logs WORKER [LINES]"))
        #expect(try roost("scale", "3", "--data", "{").exitCode == 2)
        #expect(try roost("scale", "3", "--data", "[1]").exitCode == 2)
    }

    @Test(arguments: [
        (DirectiveCode.noTarget, Int32(4)), (.refused, 6), (.budget, 7), (.notPermitted, 8), (.timedOut, 124),
        (.failed, 1), (.ambiguous, 2), (.busy, 6),
    ])
    func whatIsRefusedHasItsOwnExitCode(_ code: DirectiveCode, exitCode: Int32) throws {
        let act: RunningDesk.Act = { _, _ in .refused(code, "it is not so", hint: "do that") }
        let desk = try RunningDesk(home.path, act: act)
        let result = try roost("reload")
        #expect(result.exitCode == exitCode)
        #expect(result.stderr == "roost: it is not so\n  do that\n" && result.stdout == "")
        let json = try roost("reload", "-o", "json")
        #expect(json.stdout.contains("\"code\":\"\(code.rawValue)\"") && json.exitCode == exitCode)
        try desk.end()
    }

    @Test func aDaemonThatHangsIsNotWaitedFor() throws {
        let act: RunningDesk.Act = { _, _ in nil }
        let desk = try RunningDesk(home.path, act: act)
        let result = try roost("reload", "--timeout", "50ms")
        #expect(result.exitCode == 124)
        #expect(result.stderr.contains("it may be done or not"))
        try desk.end()
    }

    @Test func helpListsAllOfThem() throws {
        let help = try roost("--help").stdout
        for row in DirectiveTable.rows { #expect(help.contains(row.name.rawValue), "\(row.name)") }
    }

    /// Whoever has the mark of a run of this home may look and not act, whatever stands between the run and the call.
    @Test func fromWithinARunNothingIsDone() throws {
        let root = home.path
        let desk = try RunningDesk(
            root,
            origin: { credentials, client in AskerOrigin.find(credentials, client, home: root) }
        )
        #expect(try roost("pause").exitCode == 0)
        let mark = ["ROOST_RUN": "run-20261121-010203-456789-7k2mq9"]
        let denied = try roost("pause", environment: mark)
        #expect(denied.exitCode == 8)
        #expect(denied.stderr.contains("within run-20261121-010203-456789-7k2mq9"))
        #expect(try roost("pause", "-o", "json", environment: mark).stdout.contains(#""code":"in_run""#))
        let cleaned = try CommandTester(tool: "env").arguments(
            "sh",
            "-c",
            "env -u ROOST_RUN \"$0\" directive pause; echo $?",
            try Programs.path("roost")
        ).environment(mark.merging(["ROOST_HOME": root]) { $1 }).run()
        #expect(cleaned.stdout == "8\n")
        #expect(try roost("status", environment: mark).exitCode == 0)
        #expect(try roost("add-task", "more", environment: mark).exitCode == 0)
        #expect(desk.calls.map(\.directive).filter { $0 == .pause(reason: nil) }.count == 1)
        guard case .addTask(let wish) = desk.calls.last?.directive else {
            Issue.record("no task was added")
            return
        }
        #expect(wish.isHeld == true)
        try desk.end()
    }
}
