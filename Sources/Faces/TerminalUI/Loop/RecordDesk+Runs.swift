import Domain
import Queries

/// Single runs, from every side.
extension RecordDesk {
    /// A name of a run, or of the task whose newest run is meant.
    func run(named name: String) throws(QueriesError) -> RunPicture {
        let run = try foundRun(name)
        var filter = RecordedDecision.Filter()
        filter.context = run?.task ?? name
        return RunPicture(
            run: run,
            task: try record.task(run?.task ?? name),
            usage: try run.map { (run) throws(QueriesError) in try record.usage(ofRun: run.id) } ?? RunUsage(),
            decisions: try record.decisions(filter, limit: RunPicture.decisionsMax).rows
        )
    }

    private func foundRun(_ name: String) throws(QueriesError) -> RecordedRun? {
        if let run = try record.run(name) { return run }
        return try record.runs(ofTask: name).rows.last
    }

    func history(of task: String) throws(QueriesError) -> HistoryPicture {
        let found = try record.runs(ofTask: task)
        var entries: [HistoryPicture.Entry] = []
        for run in found.rows.suffix(HistoryPicture.runsMax).reversed() {
            entries.append(HistoryPicture.Entry(run, try record.usage(ofRun: run.id)))
        }
        return HistoryPicture(entries: entries, hasMore: found.hasMore || found.rows.count > entries.count)
    }

    func events(of run: String) throws(QueriesError) -> EventsPicture {
        var filter = RecordedEvent.Filter()
        filter.run = run
        let found = try record.events(filter, limit: EventsPicture.eventsMax)
        return EventsPicture(events: found.rows.reversed(), hasMore: found.hasMore)
    }

    func speed(of name: String) throws(QueriesError) -> SpeedPicture {
        guard let run = try foundRun(name)?.id else { return SpeedPicture() }
        let responses = try record.responses(ofRun: run, limit: SpeedPicture.responsesMax)
        var picture = SpeedPicture(run: run, responses: responses.rows, hasMore: responses.hasMore)
        do throws(QueriesError) {
            picture.uses = try record.toolUses(ofRun: run, limit: SpeedPicture.toolsMax).rows
        } catch {
            // What models took is known all the same.
            picture.lack = "\(error)"
        }
        return picture
    }

    /// What was said in a run, or in the newest of a task.
    func talk(of name: String) throws(QueriesError) -> TalkPicture {
        guard let run = try foundRun(name)?.id, let owner = try record.talkOwner(ofRun: run) else {
            return TalkPicture()
        }
        var reader = try TalkReader(of: owner, in: record, redaction(owner))
        var gathering = TalkGathering()
        while let item = try reader.next() { gathering.take(item) }
        gathering.finish()
        let responses = try record.responses(ofRun: run, limit: SpeedPicture.responsesMax).rows
        return TalkPicture(
            owner: owner,
            entries: gathering.entries,
            skipped: gathering.skipped,
            spent: responses.map { TalkPicture.Spent(at: $0.at, cost: $0.cost) }
        )
    }
}
