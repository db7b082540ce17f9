import Domain
import Journal
import Platform

/// What is said of a disk that takes no output: once when that begins, and once when it is really over. A disk at its
/// edge takes a few bytes and refuses the next, again and again, and to say so each time would fill it.
///
/// A machine: facts in, what to say out.
struct DiskNews: Hashable, Sendable {
    /// A disk that has taken all that came for so long is no longer full.
    static let calmTime = Duration.seconds(5)

    enum Trouble: Hashable, Sendable {
        case waiting(RecorderWait)
        case dropping(Channel)
    }

    /// It is over.
    struct Freed: Hashable, Sendable {
        var waited = Duration.zero
        /// How often the disk had refused and then taken a little.
        var times: Int64 = 1
    }

    private struct Episode: Hashable, Sendable {
        var said: Set<Trouble> = []
        var freed = Freed()
    }

    private enum State: Hashable, Sendable {
        case free
        case troubled(Episode)
        case easing(Episode, until: MonotonicTime)
    }

    private var state = State.free

    /// When it may be over.
    var due: MonotonicTime? {
        switch state {
        case .free, .troubled: nil
        case .easing(_, let until): until
        }
    }

    /// Another has said so before us.
    mutating func wasSaid(_ trouble: Trouble) {
        guard case .free = state else { return }
        state = .troubled(Episode(said: [trouble]))
    }

    /// Answers whether it is to be said.
    mutating func began(_ trouble: Trouble) -> Bool {
        refused()
        switch state {
        case .free:
            state = .troubled(Episode(said: [trouble]))
            return true
        case .troubled(var episode), .easing(var episode, _):
            let isNew = episode.said.insert(trouble).inserted
            state = .troubled(episode)
            return isNew
        }
    }

    /// The disk has refused bytes once more.
    mutating func refused() {
        switch state {
        case .free, .troubled: return
        case .easing(var episode, _):
            episode.freed.times += 1
            state = .troubled(episode)
        }
    }

    /// The disk takes bytes, for which the agent has waited so long.
    mutating func took(after waited: Duration, at now: MonotonicTime) {
        switch state {
        case .free: return
        case .troubled(var episode), .easing(var episode, _):
            episode.freed.waited += waited
            state = .easing(episode, until: now.advanced(by: Self.calmTime))
        }
    }

    /// What is to be said, once it has been calm for long enough.
    mutating func timePassed(_ now: MonotonicTime) -> Freed? {
        guard let due, due <= now else { return nil }
        return end()
    }

    /// Nothing more will be written: what was not yet said is said now.
    mutating func end() -> Freed? {
        switch state {
        case .free, .troubled: return nil
        case .easing(let episode, _):
            state = .free
            return episode.freed
        }
    }
}
