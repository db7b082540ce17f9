import Domain
import Store
import TestSupport
import Testing

@testable import Queries

@Suite struct OpenRecordSpeedTests {
    private func range(_ from: String, _ to: String) throws -> Range<WallTime> {
        try WallTime(iso: from)..<WallTime(iso: to)
    }

    private func scene() throws -> CostScene {
        let scene = try CostScene()
        try scene.addTask("t")
        try scene.addRun("run", of: "t", slot: "worker-1-1", agent: "claude")
        for second in 1...20 {
            try scene.respond("run", at: "2026-11-21T10:00:\(Digits.padded(second, to: 2))Z", nanodollars: 1) { call in
                call.firstTokenMilliseconds = Double(second) * 100
                call.durationMilliseconds = Double(second) * 1_100
                call.usage.output = second % 2 == 0 ? Int64(second * second) : 0
                call.isSuccess = second != 20
            }
        }
        try scene.respond("run", at: "2026-11-22T10:00:00Z", model: "haiku", nanodollars: 1)
        return scene
    }

    @Test func modelsHaveTheirTimesAndErrors() throws {
        let record = try scene().record()
        let speeds = try record.modelSpeeds(in: try range("2026-11-21T00:00:00Z", "2026-11-23T00:00:00Z"))
        #expect(speeds.map(\.model) == ["sonnet", "haiku"])
        let sonnet = try #require(speeds.first)
        #expect(sonnet.responses == 20 && sonnet.errors == 1)
        #expect(sonnet.firstToken?.median == 1_000 && sonnet.firstToken?.p95 == 1_900)
        #expect(sonnet.firstToken?.most == 2_000)
        #expect(sonnet.tokensPerSecond?.count == 10 && sonnet.tokensPerSecond?.median == 10)
        #expect(sonnet.duration?.p95 == 20_900)
        #expect(speeds.last?.firstToken == nil && speeds.last?.duration == nil)
    }

    @Test func onlyTheResponsesOfTheTimeCount() throws {
        let record = try scene().record()
        let speeds = try record.modelSpeeds(in: try range("2026-11-21T10:00:03Z", "2026-11-21T10:00:05Z"))
        #expect(speeds.map(\.responses) == [2])
        #expect(try record.modelSpeeds(in: try range("2026-11-23T00:00:00Z", "2026-11-24T00:00:00Z")) == [])
    }

    @Test func whatIsToldOnlyInSumHasNoTimes() throws {
        let scene = try scene()
        try scene.index.runScript("UPDATE api_calls SET key_kind = 'remainder' WHERE model = 'haiku'")
        let speeds = try scene.record().modelSpeeds(in: try range("2026-11-21T00:00:00Z", "2026-11-23T00:00:00Z"))
        #expect(speeds.map(\.model) == ["sonnet"])
    }

    private func decided(_ scene: CostScene) throws {
        try scene.index.runScript(
            """
            INSERT INTO logic_flow VALUES
                (1, 'ses-daemon', '2026-11-21T09:00:00.000Z', 'task', 'gh-1', 'next', 'select', NULL, NULL, 'P1', 2.0,
                    NULL),
                (2, 'ses-daemon', '2026-11-21T09:01:00.000Z', 'task', 'gh-2', 'next', 'select', NULL, NULL, NULL, 4.0,
                    NULL),
                (3, 'ses-daemon', '2026-11-21T09:02:00.000Z', 'worktree', 't', 'make', 'create', NULL, NULL, 'new',
                    1500.0, NULL),
                (4, 'ses-daemon', '2026-11-21T09:03:00.000Z', 'worker', NULL, 'stop', 'stop', NULL, NULL, NULL, NULL,
                    NULL),
                (5, 'ses-import', '2026-11-20T09:03:00.000Z', 'worker', NULL, 'stop', 'stop', NULL, NULL, NULL, 9.0,
                    NULL);
            """
        )
    }

    @Test func decisionsAreCountedWhereTheyWereMadeAndTheSlowestNamed() throws {
        let scene = try CostScene()
        try decided(scene)
        let speeds = try scene.record().decisionSpeeds(in: try range("2026-11-21T00:00:00Z", "2026-11-22T00:00:00Z"))
        #expect(
            speeds.points == [
                DecisionSpeed(point: "create", decisions: 1, average: 1_500, most: 1_500, slow: 1),
                DecisionSpeed(point: "select", decisions: 2, average: 3, most: 4, slow: 0),
                DecisionSpeed(point: "stop", decisions: 1, average: nil, most: nil, slow: 0),
            ]
        )
        #expect(speeds.slowest.map(\.id) == [3, 2, 1])
        #expect(speeds.slowest.first?.session == "ses-daemon" && speeds.slowest.first?.context == "t")
        #expect(speeds.slowest.first?.at.iso == "2026-11-21T09:02:00.000Z")
        #expect(speeds.slowest.last?.reason == "P1")
    }

    @Test func onlyTheSlowestTenAreNamed() throws {
        let scene = try CostScene()
        for number in 1...12 {
            try scene.index.run(
                """
                INSERT INTO logic_flow(flow_id, session_id, timestamp, context_type, function_name, decision_point,
                    duration_ms) VALUES(?, 'ses-daemon', '2026-11-21T09:00:00.000Z', 'task', 'f', 'p', ?)
                """,
                number,
                Double(number)
            )
        }
        let speeds = try scene.record().decisionSpeeds(in: try range("2026-11-21T00:00:00Z", "2026-11-22T00:00:00Z"))
        #expect(speeds.slowest.map(\.milliseconds) == (3...12).reversed().map(Double.init))
        #expect(speeds.points.first?.decisions == 12)
    }

    @Test func timesAreFoundThroughAnIndex() throws {
        let index = try CostScene().record().index
        let models = try index.rows("EXPLAIN QUERY PLAN " + SpeedStatement.models, "a", "b", "c", "d") {
            $0.text(3) ?? ""
        }
        #expect(models.contains { $0.contains("idx_api_calls_model (model=? AND timestamp>? AND timestamp<?)") })
        let decisions = try index.rows("EXPLAIN QUERY PLAN " + SpeedStatement.decisions, "a", "b") { $0.text(3) ?? "" }
        #expect(decisions.contains { $0.contains("idx_flow_session (session_id=? AND timestamp>? AND timestamp<?)") })
    }
}
