import Control
import Decoding
import Domain
import Journal
import Platform

/// One run that goes on, as its output is read for those who listen.
final class LiveRun {
    let paths: RunPaths
    let id: RunID
    let task: TaskID
    let createdAt: WallTime
    private(set) var state: LiveState
    /// Whether all that was there has been read once: what came before is told in a summary.
    private(set) var isCaughtUp = false
    /// Whether the run is over, and all of it was read.
    private(set) var isFinished = false
    private var isOver = false
    /// Whether the secrets of the run are known, which it notes before its agent is started.
    private var knowsSecrets = false
    private let found: RunPaths
    private let home: HomePaths
    private let disk: any Disk
    private let outputs: [LiveOutput]

    init(_ found: RunPaths, in home: HomePaths, markers: MarkerPrefixes, on disk: any Disk) throws(IndexerError) {
        let facts = try RunFacts(found, on: disk)
        self.found = found
        self.home = home
        self.disk = disk
        paths = facts.paths
        id = facts.metadata.run
        task = facts.metadata.task
        createdAt = facts.metadata.createdAt
        state = LiveState(
            run: id,
            task: task,
            worker: facts.metadata.worker,
            agent: facts.metadata.workerKind.text,
            createdAt: createdAt,
            text: LiveText(Redactor())
        )
        state.note(model: facts.metadata.model)
        outputs = Channel.allCases.map { LiveOutput($0, of: facts, markers: markers, on: disk) }
    }

    /// As it was found, which may be a link.
    var directory: String { found.directory }

    /// Reads a part of what is new, of each channel. `hasNewState` is whether the run may have ended meanwhile.
    func read(hasNewState: Bool) throws(IndexerError) -> LiveNews {
        // Read first: output that ends by then is all the output of a run that is over.
        if hasNewState, !isOver { isOver = try RunFacts(found, on: disk).isOver }
        var news = LiveNews()
        var areAtEnd = true
        for output in try outputsThatMayBeTold() {
            let before = output.offset
            let isAtEnd = try output.read(upTo: LiveLimits.sliceBytesMax, isOver: isOver) { fact, origin, time in
                take(fact, origin, time, output.channel, &news)
            }
            areAtEnd = areAtEnd && isAtEnd
            guard output.offset > before else { continue }
            state.read(output.channel, upTo: output.offset, at: output.lastAt)
            news.isNews = true
        }
        if !isCaughtUp { news.facts = [] }
        news.isAtEnd = areAtEnd
        news.isFirstEnd = areAtEnd && !isCaughtUp
        isCaughtUp = isCaughtUp || areAtEnd
        isFinished = isOver && areAtEnd
        return news
    }

    /// A run may be found before its secrets are noted, or half of them: they are looked for once there is output.
    private func outputsThatMayBeTold() throws(IndexerError) -> [LiveOutput] {
        if knowsSecrets { return outputs }
        var hasOutput = false
        for output in outputs { hasOutput = try output.hasMore() || hasOutput }
        // What comes from here on is told the next time.
        guard hasOutput else { return [] }
        state.text = LiveText(try Redactor(of: paths, in: home, on: disk))
        knowsSecrets = true
        return outputs
    }

    private func take(
        _ fact: Fact,
        _ origin: LineOrigin,
        _ time: WallTime,
        _ channel: Channel,
        _ news: inout LiveNews
    ) {
        let place = state.place(channel, origin.bytes.lowerBound, time)
        if case .usage(let report) = fact {
            var report = report
            report.at = time
            report.source = UsageSource(run: id.text, isLive: true, began: createdAt)
            state.note(model: report.model)
            news.reports.append(LiveNews.PlacedReport(place: place, report: report))
        } else if let told = state.take(fact, at: place, from: origin) {
            news.facts.append(told)
        }
    }
}
