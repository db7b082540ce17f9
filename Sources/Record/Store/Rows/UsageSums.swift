import Domain

/// Sums of model responses by quarter of an hour, model and run, and what goes from them to the tasks.
struct UsageSums {
    private static let quarterNanoseconds: Int64 = 900_000_000_000

    struct Key: Hashable {
        /// `2026-11-21T03:15Z`
        let quarter: String
        let model: String
        let worker: String
    }

    struct Sum: Hashable {
        let task: String
        var calls: Int64 = 0
        var failedCalls: Int64 = 0
        var unpricedCalls: Int64 = 0
        var usage = Usage.none
        var nanodollars: Int64 = 0
    }

    /// What the responses of a conversation come to that are told one by one, for what is told in sum.
    struct ConversationKey: Hashable {
        let conversation: String
        let model: String
    }

    struct ConversationSum: Hashable {
        var calls: Int64 = 0
        var usage = Usage.none
        var webSearches: Int64 = 0

        mutating func add(_ usage: Usage, _ webSearches: Int64, sign: Int64) {
            calls += sign
            self.usage = self.usage.plus(usage)
            self.webSearches += sign * webSearches
        }
    }

    private(set) var sums: [Key: Sum] = [:]
    private(set) var taskNanodollars: [String: Int64] = [:]
    private(set) var conversations: [ConversationKey: ConversationSum] = [:]
    /// Their texts by their numbers: most responses fall into few of them.
    private var quarters: [Int64: String] = [:]

    /// Adds a response, or with a sign of -1 takes it away.
    mutating func take(_ call: CallRow, task: String, sign: Int64) {
        let key = Key(quarter: quarter(of: call.at), model: call.model, worker: call.worker)
        let nanodollars = call.estimatedCost.map { sign * $0.nanodollars } ?? 0
        var sum = sums[key] ?? Sum(task: task)
        let isRemainder = call.keyKind == CallRow.remainderKind
        let usage = sign < 0 ? call.usage.negated : call.usage
        sum.calls += isRemainder ? 0 : sign
        sum.failedCalls += call.isSuccess ? 0 : sign
        sum.unpricedCalls += call.estimatedCost == nil ? sign : 0
        sum.usage = sum.usage.plus(usage)
        sum.nanodollars &+= nanodollars
        sums[key] = sum
        taskNanodollars[task, default: 0] &+= nanodollars
        guard !isRemainder, let conversation = call.conversation else { return }
        let place = ConversationKey(conversation: conversation, model: call.model)
        conversations[place, default: ConversationSum()].add(usage, call.webSearches, sign: sign)
    }

    private mutating func quarter(of time: WallTime) -> String {
        let number = time.nanoseconds / Self.quarterNanoseconds
        if let known = quarters[number], time.nanoseconds >= 0 { return known }
        let text = Self.quarter(of: time)
        if time.nanoseconds >= 0 { quarters[number] = text }
        return text
    }

    static func quarter(of time: WallTime) -> String {
        let civil = time.civil
        let minute = civil.minute / 15 * 15
        return "\(civil.date)T\(Digits.padded(civil.hour, to: 2)):\(Digits.padded(minute, to: 2))Z"
    }
}

extension Usage {
    var hasNegative: Bool { [input, output, cacheRead, cacheWrite5m, cacheWrite1h].contains { $0 < 0 } }

    fileprivate var negated: Usage {
        Usage(
            input: -input,
            output: -output,
            cacheRead: -cacheRead,
            cacheWrite5m: -cacheWrite5m,
            cacheWrite1h: -cacheWrite1h
        )
    }
}
