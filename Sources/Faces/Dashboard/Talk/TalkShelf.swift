import Domain
import Journal
import Platform
import Queries
import Synchronization

/// The conversations of the runs that were looked at last, numbered as far as they went. It may be asked by several
/// threads at once; each question opens the record for itself.
final class TalkShelf: Sendable {
    /// A numbered conversation with its outline takes a few megabytes at most.
    static let runsMax = 16
    /// What the index calls a run that goes on.
    private static let liveWords: Set<String> = ["spawned", "prepared", "running"]

    private let paths: RecordPaths
    private let disk: any Disk
    private let logs: LogShelf?
    private let talks: Mutex<RecentValues<String, CountedTalk>>

    /// - Parameter logs: where parts of conversations stand in them, is told where they are there.
    init(_ paths: RecordPaths, on disk: any Disk, logs: LogShelf? = nil, runsMax: Int = TalkShelf.runsMax) {
        self.paths = paths
        self.disk = disk
        self.logs = logs
        talks = Mutex(RecentValues(countMax: runsMax))
    }

    /// Parts of a conversation by their numbers: from 0, or where it is negative the last ones. Nil where the index
    /// knows no such run.
    func window(run: String, from: Int, count: Int, at now: WallTime) throws(QueriesError) -> TalkWindowAnswer? {
        guard let (owner, record) = try open(run, at: now) else { return nil }
        let index = try talk(of: run).index(of: owner, in: record)
        let window = try TalkWindow(index, from: from, count: max(1, count), in: record, redaction(of: owner))
        return TalkWindowAnswer(window: window, isLive: Self.isLive(owner), logLines: logLines(of: window.items, run))
    }

    /// In which lines of its log the agent said this. What cannot be told is left out.
    private func logLines(of items: [TalkWindowItem], _ run: String) -> [Int: Int] {
        let said = items.filter { $0.source == "\(run)/\(Channel.stdout)" && !$0.bytes.isEmpty }
        guard let logs, !said.isEmpty else { return [:] }
        let lines = Deliberate.ignore(because: "what was said is shown without its place in the log") {
            () throws(JournalError) in try logs.lines(run: run, ofBytes: said.map(\.bytes.lowerBound))
        }
        let known = zip(said, lines ?? []).compactMap { item, line in line.map { (item.number, $0) } }
        return Dictionary(known) { first, _ in first }
    }

    /// What leads through it.
    func outline(run: String, at now: WallTime) throws(QueriesError) -> TalkOutlineAnswer? {
        guard let (owner, record) = try open(run, at: now) else { return nil }
        return try talk(of: run).outline(of: owner, in: record, redaction(of: owner))
    }

    /// How much was said, and whether there may come more.
    func extent(run: String, at now: WallTime) throws(QueriesError) -> (total: Int, isLive: Bool)? {
        guard let (owner, record) = try open(run, at: now) else { return nil }
        return (try talk(of: run).index(of: owner, in: record).total, Self.isLive(owner))
    }

    /// Nil too where there is no index yet.
    private func open(_ run: String, at now: WallTime) throws(QueriesError) -> (TalkOwner, OpenRecord)? {
        let record: OpenRecord
        do throws(QueriesError) {
            record = try OpenRecord(paths, withConversations: true, on: disk, at: now)
        } catch {
            guard error.lacksDatabase else { throw error }
            return nil
        }
        return try record.talkOwner(ofRun: run).map { ($0, record) }
    }

    private func talk(of run: String) -> CountedTalk { talks.withLock { $0.value(run) { CountedTalk() } } }

    private func redaction(of owner: TalkOwner) -> RunRedaction {
        guard let directory = owner.directory else { return .ofKnownForms }
        return RunRedaction(of: RunPaths(directory: directory), in: paths.home, on: disk)
    }

    private static func isLive(_ owner: TalkOwner) -> Bool { liveWords.contains(owner.status) }
}
