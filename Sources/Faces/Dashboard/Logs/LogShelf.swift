package import Domain
package import Journal
package import Platform
package import Queries
import Synchronization

/// The logs of the runs that were looked at last, counted as far as they were looked at. It may be asked by several
/// threads at once. Nothing has a deadline: a call counts so much at most, and says whether there is more.
package final class LogShelf: Sendable {
    /// A counted log takes a few megabytes at most. One that is forgotten is counted from its beginning again.
    package static let runsMax = 64

    private struct Place: Sendable {
        let directory: String
        let log: CountedLog
    }

    private let home: HomePaths
    private let disk: any Disk
    private let budget: LineBudget
    private let places: Mutex<RecentValues<String, Place>>

    package convenience init(_ home: HomePaths, on disk: any Disk) {
        self.init(home, on: disk, budget: CountedLog.countingBudget)
    }

    /// - Parameter budget: what one call counts.
    init(_ home: HomePaths, on disk: any Disk, budget: LineBudget, runsMax: Int = LogShelf.runsMax) {
        self.home = home
        self.disk = disk
        self.budget = budget
        places = Mutex(RecentValues(countMax: runsMax))
    }

    /// Lines of a run, or of the newest run of a task, by their numbers: from 1, or where it is negative the last ones.
    /// Nil where there is no such run.
    package func window(
        run name: String,
        streams: Set<ShownLine.Source>,
        from: Int,
        count: Int,
        at now: WallTime
    ) throws(JournalError) -> LogWindowAnswer? {
        guard let (run, log) = try log(of: name) else { return nil }
        let (index, files) = try log.counted(run, on: disk)
        let window = LineWindow(run, sources: streams, at: now, in: home, on: disk)
        let lines = try window.lines(from: from, count: max(1, count), by: index)
        // Some may have ended since they were counted.
        let ended = lines.last { !$0.isOpen }?.number ?? 0
        let extent = extent(of: run, streams, index, files, atLeast: ended)
        return LogWindowAnswer(extent: extent, from: window.first(from, by: index), lines: lines)
    }

    /// In which lines something is found. A search that is asked for again goes on where it stopped.
    package func search(
        run name: String,
        streams: Set<ShownLine.Source>,
        _ query: LogQuery,
        at now: WallTime
    ) throws(JournalError) -> LogSearchAnswer? {
        guard let (run, log) = try log(of: name) else { return nil }
        return try log.searched(run, streams, query, at: now, in: home, on: disk)
    }

    /// How far the log goes, without its lines.
    package func extent(
        run name: String,
        streams: Set<ShownLine.Source>,
        at now: WallTime
    ) throws(JournalError) -> LogExtent? {
        guard let (run, log) = try log(of: name) else { return nil }
        let (index, files) = try log.counted(run, on: disk)
        return extent(of: run, streams, index, files)
    }

    /// The numbers of the lines, among those of all streams, that hold these bytes of what a run wrote to its standard
    /// output; nil for those that were not counted yet.
    package func lines(run name: String, ofBytes offsets: [Int64]) throws(JournalError) -> [Int?] {
        guard !offsets.isEmpty, let (run, log) = try log(of: name) else { return offsets.map { _ in nil } }
        let index = try log.counted(run, on: disk).index
        var numbers: [Int?] = []
        for offset in offsets {
            let sources: Set<ShownLine.Source> = [.out, .err, .run]
            numbers.append(try index.number(ofByte: offset, of: .stdout, among: sources, in: run, on: disk))
        }
        return numbers
    }

    /// Whether more may come of a run; nil where there is no such run.
    func isLive(run name: String) throws(JournalError) -> Bool? { try log(of: name)?.run.isRunning(on: disk) }

    private func extent(
        of run: LogRun,
        _ streams: Set<ShownLine.Source>,
        _ index: LineIndex,
        _ files: LineFiles,
        atLeast ended: Int = 0
    ) -> LogExtent {
        var bytes: Int64 = 0
        if streams.contains(.out) { bytes += files.writtenBytes(of: .stdout) }
        if streams.contains(.err) { bytes += files.writtenBytes(of: .stderr) }
        return LogExtent(
            run: run.metadata.run.text,
            total: max(index.total(of: streams), ended),
            isCounting: !index.isCaughtUp,
            isLive: !index.isFinal && run.isRunning(on: disk),
            writtenBytes: bytes
        )
    }

    // MARK: - Where runs are

    /// To find a run all tasks are looked through: where it is, is remembered for as long as it is there.
    private func log(of name: String) throws(JournalError) -> (run: LogRun, log: CountedLog)? {
        if let known = places.withLock({ $0.known(name) }), let run = there(known) { return (run, known.log) }
        guard let run = try HomeLogs(home, on: disk, at: WallTime(nanoseconds: 0)).run(named: name) else {
            places.withLock { $0.forget(name) }
            return nil
        }
        let id = run.metadata.run.text
        let place = places.withLock { places in
            let known = places.known(id)
            let place = Place(directory: run.paths.directory, log: known?.log ?? CountedLog(budget: budget))
            places.put(place, id)
            return place
        }
        return (run, place.log)
    }

    private func there(_ place: Place) -> LogRun? {
        let directory = place.directory
        return Deliberate.ignore(because: "a run that is not there any more is looked for anew") {
            () throws(JournalError) in try LogRun(RunPaths(directory: directory), on: disk)
        }
    }
}
