import Domain
import Glibc
import Journal
import Platform
import TestSupport

/// What the tests of a shim look at.
extension RunningShim {
    /// The types of all events in their order.
    func types() throws -> [String] { try events().map(\.typeText) }

    func event(_ type: EventType) throws -> Event? { try events().first { $0.typeText == type.rawValue } }

    func index() throws -> [IndexRecord] {
        let index = try StreamIndex(path: paths.streamIndex, on: SystemDisk())
        let count = try Int(index.count())
        guard count > 0 else { return [] }
        return try index.records(from: 0, countMax: count).compactMap { $0 }
    }

    /// Every process that bears the mark of the run.
    func survivors() throws -> Set<Int32> {
        try ProcessTable.read().marked(with: "ROOST_RUN=\(FilePath.name(of: paths.directory))")
    }

    /// Waits until the agent has written the text.
    func waitFor(_ text: String, on channel: Channel = .stdout) throws -> Bool {
        try Eventually.wait(upTo: .seconds(20)) { try self.text(channel).contains(text) }
    }

    /// Waits until an event of the type stands in the journal.
    func waitFor(_ type: EventType) throws -> Bool {
        try Eventually.wait(upTo: .seconds(20)) { try event(type) != nil }
    }

    /// The recorder that is at work, which is a child of the keeper.
    func recorder() throws -> Int32? {
        let pid = pid
        var found: Int32?
        let isThere = Eventually.wait(upTo: .seconds(10)) {
            guard let recorder = recorderPID, ProcessTable.children(of: pid).contains(recorder) else { return false }
            found = recorder
            return true
        }
        return isThere ? found : nil
    }

    /// Kills keeper and recorder at once, and answers the recorder that it was.
    @discardableResult
    func killBoth() throws -> Int32? {
        guard let recorder = try recorder() else { return nil }
        // Stopped first: neither sees the other go.
        try self.signal(.stop)
        kill(recorder, SIGKILL)
        try self.signal(.kill)
        _ = try end()
        return recorder
    }
}
