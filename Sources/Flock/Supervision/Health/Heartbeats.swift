import Domain
import Journal
import Platform
import Runs

/// The heartbeats of live runs: the pulse that the recorder of each writes, looked at often enough that the machine's
/// sleep can be told from silence.
struct Heartbeats {
    /// How often.
    static let interval = Duration.seconds(5)

    private var signs: [RunID: LastSign] = [:]
    private var lookedAt: MonotonicTime?

    /// Where it is time to.
    mutating func keepUp(with rows: [RunRow], at now: Moment, on disk: any Disk) {
        guard lookedAt.map({ $0.duration(to: now.monotonic) >= Self.interval }) ?? true else { return }
        look(at: rows, at: now, on: disk)
    }

    mutating func look(at rows: [RunRow], at now: Moment, on disk: any Disk) {
        lookedAt = now.monotonic
        var kept: [RunID: LastSign] = [:]
        for row in rows {
            // A run that has just begun has no pulse yet; its start was one.
            let beat = Beat.read(row.paths, on: disk)?.beatAt ?? row.state.startedAt
            var sign = signs[row.run] ?? LastSign(at: beat, seen: now)
            sign.saw(beat, at: now)
            kept[row.run] = sign
        }
        signs = kept
    }

    func age(of run: RunID, at now: Moment) -> Duration? { signs[run]?.age(at: now) }
}
