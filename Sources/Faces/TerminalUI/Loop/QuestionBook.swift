import Domain

/// Which questions are to be asked now: those of what is shown, as often as their answers grow old, and one at a time
/// each.
struct QuestionBook {
    private struct Entry {
        var askedAt: MonotonicTime?
        var isOpen = false
        var isStale = true
    }

    private var entries: [TopQuestion: Entry] = [:]
    /// When lines were followed last: each answer makes another question of them.
    private var followedAt: MonotonicTime?

    static let pace = Duration.milliseconds(250)

    /// How old an answer may be where nothing has told that it changed.
    static func age(of question: TopQuestion) -> Duration {
        switch question {
        case .flock: .seconds(2)
        case .health, .tasks, .recent, .decisions, .run, .spending: .seconds(2)
        case .story, .history, .events: .seconds(4)
        case .lines: .milliseconds(500)
        case .costs, .explanation, .budgets, .speed, .talk, .diff, .review: .seconds(10)
        }
    }

    /// How far apart it is asked at least, however much happens.
    static func gap(of question: TopQuestion) -> Duration {
        switch question {
        case .flock: .milliseconds(500)
        case .lines: .milliseconds(250)
        case .health, .tasks, .recent, .decisions, .run, .spending, .story, .costs, .explanation,
            .budgets, .history, .events:
            .seconds(1)
        // They read much.
        case .speed, .talk, .diff, .review: .seconds(3)
        }
    }

    /// What is to be asked now of those that are wanted; the rest is forgotten.
    mutating func take(_ wanted: [TopQuestion], at now: MonotonicTime) -> [TopQuestion] {
        entries = entries.filter { wanted.contains($0.key) || $0.value.isOpen }
        var due: [TopQuestion] = []
        for question in wanted where !due.contains(question) {
            if question.isFollowed, let followedAt, followedAt.duration(to: now) < Self.pace { continue }
            var entry = entries[question] ?? Entry()
            guard !entry.isOpen, isDue(question, entry, now) else { continue }
            entry = Entry(askedAt: now, isOpen: true, isStale: false)
            entries[question] = entry
            if question.isFollowed { followedAt = now }
            due.append(question)
        }
        return due
    }

    mutating func answered(_ question: TopQuestion) { entries[question]?.isOpen = false }

    /// Something has happened that may change every answer.
    mutating func changed() {
        for question in entries.keys { entries[question]?.isStale = true }
    }

    /// Somebody wants to know now.
    mutating func refresh() {
        for question in entries.keys {
            entries[question]?.isStale = true
            entries[question]?.askedAt = nil
        }
    }

    private func isDue(_ question: TopQuestion, _ entry: Entry, _ now: MonotonicTime) -> Bool {
        guard let askedAt = entry.askedAt else { return true }
        let passed = askedAt.duration(to: now)
        return passed >= (entry.isStale ? Self.gap(of: question) : Self.age(of: question))
    }
}
