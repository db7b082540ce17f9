import Domain
import JSON
import Store
import Testing

@testable import Indexer

@Suite struct SessionLineInsertingTests {
    private let scratch: ScratchIndex
    private let session: SessionID

    init() throws {
        scratch = try ScratchIndex(for: "SessionLineInsertingTests")
        session = try SessionID("ses-2026-11-21-a1b2c3")
        try IndexRows(scratch.index).insertSession(["session_id": .string(session.text), "kind": "daemon"])
    }

    private func insert(_ type: Term<SessionEventType>, _ data: JSONObject, sequence: Int64 = 1) throws {
        let line = SessionLine(session: session, sequence: sequence, at: ScratchIndex.now, data: data)
        let index = scratch.index
        try index.write { () throws(StoreError) in try line.insert(as: type, into: IndexRows(index)) }
    }

    private func count(_ table: String) throws -> Int64? {
        try scratch.index.integer("SELECT count(*) FROM \(table)")
    }

    @Test(
        arguments: zip(
            [SessionEventType.trigger, .decision, .worktreeOperation, .system, .verdict, .budget],
            ["action_triggers", "logic_flow", "worktree_operations", "system_events", "changes", "changes"]
        )
    )
    func eachTypeHasItsTable(_ type: SessionEventType, _ table: String) throws {
        try insert(.known(type), [:])
        #expect(try count(table) == 1)
    }

    @Test func aPaneThatSaysNotWhichIsAChange() throws {
        try insert(.known(.paneActivity), ["pane": "a", "last_seen": 9])
        #expect(try count("pane_activity") == 1)
        try insert(.known(.paneActivity), ["pane": "a"], sequence: 2)
        #expect(try count("changes") == 1)
    }

    @Test func aTypeThatNobodyKnowsIsKeptUnderItsName() throws {
        try insert(.unknown("from_the_future"), ["worker": "w"])
        #expect(try scratch.index.first("SELECT type FROM changes") { $0.text(0) } == "from_the_future")
    }

    @Test func aChangeIsFiledUnderWhatItIsAbout() throws {
        try insert(.known(.alert), ["target": "t", "worker_id": "w"])
        #expect(try scratch.index.first("SELECT subject_id FROM changes") { $0.text(0) } == "w")
    }
}
