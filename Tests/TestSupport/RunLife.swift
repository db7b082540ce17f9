import Domain
import JSON
package import Journal
package import Platform

/// Lives a plan through the journal, as a patient writer does: what the journal holds is finished by `flush`, a state
/// that found no room is saved again, and any other error ends the life.
package struct RunLife {
    /// How often a patient writer goes on with what is held before it gives up.
    private static let attemptsMax = 3

    private let plan: LifePlan
    private let home: HomePaths
    private let disk: any Disk
    private let clock: any Clock
    private let pass: (Duration) -> Void
    private let acknowledge: (Acknowledgement) -> Void
    private var ends: PerChannel<Int64> = [:]

    /// `pass` is asked to let time go by, and moves the clock or waits. In front of another try it is asked for none:
    /// time enough for a full disk to have room again.
    package init(
        _ plan: LifePlan,
        in home: HomePaths,
        disk: any Disk,
        clock: any Clock,
        pass: @escaping (Duration) -> Void,
        acknowledge: @escaping (Acknowledgement) -> Void
    ) {
        self.plan = plan
        self.home = home
        self.disk = disk
        self.clock = clock
        self.pass = pass
        self.acknowledge = acknowledge
    }

    package mutating func live(attempt: Int = 1) throws {
        let preparation = RunPreparation(home: home, disk: disk, clock: clock, roostVersion: "0.0.0-life")
        let now = clock.now().wall.truncatedToMilliseconds
        let prepared = try preparation.prepare(try plan.request(attempt: attempt, at: now))
        acknowledge(.prepared(directory: prepared.paths.directory))
        for event in prepared.events { acknowledge(.event(sequence: event.sequence, sum: Self.sum(of: event))) }
        acknowledge(.state(sum: Self.sum(of: prepared.state)))
        pass(.milliseconds(7))
        var run = try RunRecovery.open(prepared.paths, disk: disk, clock: clock)
        acknowledge(.opened)
        try patiently(&run) { (run) throws(JournalError) in try run.start() }
        acknowledgeAll(of: run)
        for step in plan.steps {
            pass(.milliseconds(7))
            try take(step, &run)
        }
        try end(&run)
    }

    /// Ends the run of a writer that is gone.
    package func finish(_ paths: RunPaths) throws {
        var run = try RunRecovery.open(paths, disk: disk, clock: clock)
        acknowledge(.opened)
        try end(&run)
    }

    private func end(_ run: inout RunWriter) throws(JournalError) {
        pass(.milliseconds(7))
        _ = try patiently(&run) { (run) throws(JournalError) in try run.end(plan.execution, reason: plan.reason) }
        acknowledgeAll(of: run)
        acknowledge(.ended(plan.execution.outcome))
        let now = clock.now().wall.truncatedToMilliseconds
        try patiently(&run) { (run) throws(JournalError) in try Digests.write(run.paths, at: now, on: run.disk) }
        acknowledge(.digested)
    }

    private mutating func take(_ step: LifePlan.Step, _ run: inout RunWriter) throws(JournalError) {
        switch step {
        case .output(let channel, let bytes): try write(bytes, to: channel, &run)
        case .event(let number): try record(plan.feed.entry(number), &run)
        case .change(let patch):
            do { try run.change(patch) } catch {
                guard Self.isWorthAnotherTry(error) else { throw error }
                try patiently(&run) { (run) throws(JournalError) in try run.saveState() }
            }
            acknowledge(.state(sum: Self.sum(of: run.state)))
            acknowledge(.synced(sequence: run.summary.lastSeq))
        case .synchronize:
            try run.synchronize()
            acknowledge(.synced(sequence: run.summary.lastSeq))
        case .rest: pass(.milliseconds(1_500))
        }
    }

    private func record(_ entry: EventFeed.Entry, _ run: inout RunWriter) throws(JournalError) {
        let sequence = run.nextSequence
        do {
            let event = try run.record(entry.type, entry.level, entry.message, data: entry.data)
            acknowledge(.event(sequence: sequence, sum: Self.sum(of: event)))
        } catch {
            guard case .held = error else { throw error }
            try patiently(&run) { (run) throws(JournalError) in try run.flush() }
            acknowledge(.event(sequence: sequence, sum: nil))
        }
    }

    private mutating func write(_ bytes: [UInt8], to channel: Channel, _ run: inout RunWriter) throws(JournalError) {
        var rest = bytes[...]
        for attempt in 1...Self.attemptsMax {
            do throws(JournalError) {
                try rest.withUnsafeBufferPointer { (rest) throws(JournalError) in
                    try run.write(UnsafeRawBufferPointer(rest), to: channel)
                }
                break
            } catch {
                guard case .short(let written, _) = error, attempt < Self.attemptsMax else { throw error }
                rest = rest.dropFirst(written)
                pass(.zero)
            }
        }
        ends[channel, default: 0] += Int64(bytes.count)
        acknowledge(.output(channel, end: ends[channel, default: 0]))
    }

    /// Says that all numbers are taken, and that the state stands.
    private func acknowledgeAll(of run: borrowing RunWriter) {
        acknowledge(.state(sum: Self.sum(of: run.state)))
        acknowledge(.synced(sequence: run.summary.lastSeq))
    }

    private func patiently<Result>(
        _ run: inout RunWriter,
        _ body: (inout RunWriter) throws(JournalError) -> Result
    ) throws(JournalError) -> Result {
        for _ in 1..<Self.attemptsMax {
            do { return try body(&run) } catch { guard Self.isWorthAnotherTry(error) else { throw error } }
            pass(.zero)
        }
        return try body(&run)
    }

    private static func isWorthAnotherTry(_ error: JournalError) -> Bool {
        if case .disk(let error) = error { return error.errno?.isDiskFull ?? false }
        if case .held = error { return true }
        return false
    }

    private static func sum(of event: Event) -> UInt32 {
        var writer = JSONWriter()
        EventCodec.appendBody(of: event, to: &writer)
        return CRC32C.checksum(writer.bytes)
    }

    private static func sum(of state: RunState) -> UInt32 {
        CRC32C.checksum(JSONWriter.bytes(.object(state.json)) + [UInt8(ascii: "\n")])
    }
}
