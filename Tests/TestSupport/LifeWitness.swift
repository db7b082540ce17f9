import Domain
import JSON
package import Journal
package import Platform

/// Remembers what a life said was done, and tells what of it a run directory does not show.
package struct LifeWitness: Sendable {
    /// Events that the journal writes by itself, once in a life.
    private static let lifecycle: Set<EventType> = [
        .runPrepared, .checkpointSlotReserved, .workerStarted, .workerExited, .stepCompleted,
    ]
    private static let mending: Set<EventType> = [.tornTail, .recovered]

    private let plan: LifePlan
    package private(set) var directory: String?
    package private(set) var states: [UInt32] = []
    package private(set) var hasEnded = false
    private var hasDigests = false
    private var events: [Int64: UInt32?] = [:]
    private var ends: PerChannel<Int64> = [:]
    private var lastSynced: Int64 = 0

    package init(_ plan: LifePlan) { self.plan = plan }

    package mutating func note(_ acknowledgement: Acknowledgement) {
        switch acknowledgement {
        case .prepared(let directory): self.directory = directory
        case .opened: break
        case .event(let sequence, let sum): events[sequence] = .some(sum)
        case .output(let channel, let end): ends[channel] = end
        case .state(let sum): if states.last != sum { states.append(sum) }
        case .synced(let sequence): lastSynced = max(lastSynced, sequence)
        case .ended: hasEnded = true
        case .digested: hasDigests = true
        }
    }

    /// What is wrong with the directory as it was left. `states` are those of a life of the same plan that was not
    /// broken off: the file holds the last one that was acknowledged, or the one that came next.
    package func complaints(
        about paths: RunPaths,
        states: [UInt32],
        on disk: any Disk = SystemDisk()
    ) throws -> [String] {
        let state = CRC32C.checksum(try disk.readAll(paths.state, bytesMax: 1 << 20))
        let last = max(0, self.states.count - 1)
        let next = hasEnded ? [] : states[min(states.count, last)..<min(states.count, last + 2)]
        // Looked at first, since whoever verifies a run writes the digests that it lacks.
        let lacksDigests = try hasDigests && !disk.exists(paths.digests)
        var complaints = try self.complaints(about: paths, isMended: false, on: disk)
        if lacksDigests { complaints.append("the digests are gone") }
        if state != self.states.last, !next.contains(state) { complaints.append("state.json is neither old nor new") }
        return complaints
    }

    /// What is wrong with the directory when the run was recovered and ended, whoever did that.
    package func complaintsAtEnd(about paths: RunPaths, on disk: any Disk = SystemDisk()) throws -> [String] {
        var complaints = try self.complaints(about: paths, isMended: true, on: disk)
        let state = try RunState(parsing: disk.readAll(paths.state, bytesMax: 1 << 20))
        if state.outcome != .known(plan.execution.outcome) || !state.isOver {
            complaints.append("the state does not say how it ended: \(state.status)")
        }
        let result = try RunResult(parsing: disk.readAll(paths.result, bytesMax: 1 << 20))
        if result.execution.outcome != plan.execution.outcome {
            complaints.append("the result says \(result.execution.outcome)")
        }
        return complaints
    }

    private func complaints(about paths: RunPaths, isMended: Bool, on disk: any Disk) throws -> [String] {
        var complaints: [String] = []
        let verification = try RunVerification.check(paths, disk: disk, clock: SystemClock())
        if verification.isDamaged || (isMended && verification.word != "whole") {
            complaints.append("it is \(verification.word): \(verification.findings)")
        }
        complaints += try complaintsAboutEvents(paths, isMended, disk)
        for channel in Channel.allCases {
            let bytes = try disk.readAll(paths.log(of: channel), bytesMax: 64 << 20)
            if bytes.count < ends[channel] ?? 0 {
                complaints.append("\(channel.rawValue).log lacks acknowledged bytes")
            }
            if !plan.output(to: channel).starts(with: bytes) {
                complaints.append("\(channel.rawValue).log is not what was written")
            }
        }
        return complaints
    }

    private func complaintsAboutEvents(_ paths: RunPaths, _ isMended: Bool, _ disk: any Disk) throws -> [String] {
        var complaints: [String] = []
        var counts: [EventType: Int] = [:]
        var missing = events
        var last: Int64 = 0
        var reader = try JournalReader(path: paths.workerLog, on: disk)
        while let item = try reader.next() {
            guard case .event(let event, _) = item else { continue }
            if event.sequence <= last { complaints.append("sequence \(event.sequence) does not rise") }
            last = event.sequence
            if let sum = missing.removeValue(forKey: event.sequence), let sum, sum != Self.sum(of: event) {
                complaints.append("event \(event.sequence) was altered")
            }
            guard let type = event.runType.known else {
                complaints.append("nobody wrote \(event)")
                continue
            }
            counts[type, default: 0] += 1
            if let number = EventFeed.number(of: event) {
                if !plan.steps.contains(.event(number: number)) || !plan.feed.holds(event, number) {
                    complaints.append("this event is not of the plan: \(event)")
                }
            } else if !Self.lifecycle.union(Self.mending).contains(type) {
                complaints.append("nobody wrote \(event)")
            }
        }
        let lastChunk = try StreamIndexExtent(of: StreamIndex(path: paths.streamIndex, on: disk)).lastSequence
        if max(last, lastChunk) < lastSynced {
            complaints.append("\(lastSynced) was synced, and the last that is there is \(max(last, lastChunk))")
        }
        for sequence in missing.keys.sorted() { complaints.append("event \(sequence) is lost") }
        for type in Self.lifecycle where counts[type] ?? 0 > 1 {
            complaints.append("\(type.rawValue) is there \(counts[type] ?? 0) times")
        }
        if isMended, counts[.stepCompleted] == nil { complaints.append("no event says how it ended") }
        return complaints
    }

    private static func sum(of event: Event) -> UInt32 {
        var writer = JSONWriter()
        EventCodec.appendBody(of: event, to: &writer)
        return CRC32C.checksum(writer.bytes)
    }
}
