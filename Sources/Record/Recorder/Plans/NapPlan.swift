import Domain
import Platform

/// How long the recorder leaves a pipe alone after it took bytes from it.
///
/// Waking up costs more than moving bytes, so a pipe that fills a little at a time is left to fill. Three things keep a
/// reader from noticing: nothing is waited for where the last bytes came more than two milliseconds ago, the waits
/// begin short, and only where nobody follows the run do they become long, also between lines that come one by one.
struct NapPlan: Hashable, Sendable {
    static let shortest = Duration.microseconds(125)
    static let longest = Duration.milliseconds(2)
    static let unwatched = Duration.milliseconds(50)
    static let restless = Duration.milliseconds(2)
    /// So many short transfers in a second, with nobody looking on, lead to the long naps.
    static let busyCount = 40
    /// After a long nap it takes a pause that so many in a second do not have to be quick again.
    private static let quiet = Duration.seconds(1) / busyCount

    private let pipeBytes: Int
    private var nap = NapPlan.shortest
    private var lastAt: MonotonicTime?
    private var secondBegan: MonotonicTime?
    private var countInSecond = 0
    private var isUnwatched = false

    init(pipeBytes: Int) { self.pipeBytes = pipeBytes }

    /// Bytes were taken, and the pipe is empty now or was when they were counted. Answers how long to leave it alone.
    /// Whether anybody follows is asked only where the answer counts.
    mutating func took(_ bytes: Int, at now: MonotonicTime, isFollowed: () -> Bool) -> Duration? {
        let pause = lastAt.map { $0.duration(to: now) } ?? Self.unwatched * 2
        lastAt = now
        // A pipe half full fills faster than it is emptied: the agent must not wait for us.
        guard bytes < pipeBytes / 2, !isUnwatched || pause <= Self.unwatched + Self.quiet else {
            becomeQuick()
            return nil
        }
        let isFirst = !isUnwatched && pause > Self.restless
        if isFirst { nap = Self.shortest }
        // As it should be: neither many wake-ups nor a full pipe.
        guard bytes < pipeBytes / 8 else { return isUnwatched ? Self.longest : isFirst ? nil : nap }
        count(now)
        if isUnwatched || countInSecond > Self.busyCount {
            isUnwatched = !isFollowed()
            if isUnwatched { return Self.unwatched }
            countInSecond = 0
        }
        guard !isFirst else { return nil }
        defer { nap = min(nap * 2, Self.longest) }
        return nap
    }

    private mutating func becomeQuick() {
        nap = Self.shortest
        isUnwatched = false
        secondBegan = nil
        countInSecond = 0
    }

    private mutating func count(_ now: MonotonicTime) {
        if let began = secondBegan, began.duration(to: now) <= .seconds(1) {
            countInSecond += 1
        } else {
            secondBegan = now
            countInSecond = 1
        }
    }
}
