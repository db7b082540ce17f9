import Domain
import Platform
import TestSupport
import Testing

@testable import Queries

@Suite struct SQLChildTests {
    private static let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    private let home: TemporaryHome
    private let filled: FilledRecord

    init() throws {
        home = try TemporaryHome(for: "SQLChildTests")
        filled = try FilledRecord(in: home)
    }

    /// A program that asks a question which may take long, and waits: by a shell, so that it can be killed.
    private func ask(_ text: String, parent: String) throws -> RunningProgram {
        var limits = SQLLimits()
        limits.time = .seconds(600)
        let asked = SQLAsked(
            text,
            values: [:],
            of: filled.paths,
            withConversations: false,
            limits: limits,
            parent: 4_242_424
        )
        let question = String(decoding: asked.bytes, as: UTF8.self)
        try SystemDisk().createFile(home.path("asked"), with: Array(question.utf8))
        let script = "sed \"s/4242424/\(parent)/\" \"$1\" > \"$1.now\"; \"$2\" __sql < \"$1.now\" & echo $!; wait"
        let words = ["-c", script, "sh", home.path("asked"), try Programs.path("roost")]
        return try RunningProgram(Programs.tool("sh"), words)
    }

    @Test func endsWithWhoAsked() throws {
        let asking = try ask(Self.endless, parent: "$$")
        let child = try #require(try asking.readLine().flatMap { Int32($0) })
        let identity = try #require(try SystemProcesses().identity(of: child))
        let isConfined = try Eventually.wait(upTo: .seconds(60)) {
            let status = try SystemDisk().readAll("/proc/\(child)/status", bytesMax: 64 << 10)
            return String(decoding: status, as: UTF8.self).contains("NoNewPrivs:\t1")
        }
        #expect(isConfined)
        try asking.signal(.kill)
        #expect(try Eventually.wait(upTo: .seconds(60)) { try !SystemProcesses().isAlive(identity) })
    }

    @Test func doesNotBeginForWhoIsGone() throws {
        let asking = try ask(Self.endless, parent: "1")
        let child = try asking.readLine()
        #expect(child != nil)
        #expect(try asking.readLine(upTo: .seconds(60)) == nil)
    }

    @Test func whatIsNoQuestionIsRefused() throws {
        let result = try CommandTester("roost").arguments("__sql").input("{}").run()
        #expect(
            result.stdout == "{\"refused\":\"this is no question of Roost\",\"hint\":\"ask with \\\"roost sql\\\"\"}\n"
        )
    }
}
