package import Domain
package import Queries

/// What a run took in each step of its time. The steps are as long as they have to be that so many hold all of it.
package struct RunPace: Hashable, Sendable {
    package struct Step: Hashable, Sendable {
        package let at: WallTime
        package var tokens: Int64 = 0
        package var nanodollars: Int64 = 0
        /// Whether some of it has no price.
        package var isMore = false
    }

    private static let lengths: [(seconds: Int64, name: String)] = [
        (10, "10s"), (60, "MIN"), (300, "5 MIN"), (900, "15 MIN"), (3_600, "HOUR"), (14_400, "4 HOURS"),
        (86_400, "DAY"), (604_800, "WEEK"),
    ]

    /// In a word, for `TOKENS / MIN`.
    package let name: String
    package private(set) var steps: [Step] = []

    package init(_ responses: [RecordedCall], stepsMax: Int) {
        let times = responses.map(\.at.nanoseconds)
        guard let first = times.min(), let last = times.max() else {
            name = "MIN"
            return
        }
        let fitting = Self.lengths.first { length in
            (last - first) / 1_000_000_000 / length.seconds + 2 <= Int64(max(2, stepsMax))
        }
        let length = fitting ?? Self.lengths[Self.lengths.count - 1]
        name = length.name
        let step = length.seconds * 1_000_000_000
        let start = first - first % step
        let count = min(Int64(max(2, stepsMax)), (last - start) / step + 1)
        let begin = (last - start) / step + 1 - count
        steps = (0..<count).map { Step(at: WallTime(nanoseconds: start + (begin + $0) * step)) }
        for response in responses {
            let place = Int((response.at.nanoseconds - start) / step - begin)
            guard steps.indices.contains(place) else { continue }
            steps[place].tokens += response.usage.sum
            if let cost = response.cost {
                steps[place].nanodollars += cost.nanodollars
            } else {
                steps[place].isMore = true
            }
        }
    }
}
