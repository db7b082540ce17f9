import Domain

/// Sums of model responses by quarter of an hour, model and run, and what goes from them to the tasks.
struct UsageSums {
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

    private(set) var sums: [Key: Sum] = [:]
    private(set) var taskNanodollars: [String: Int64] = [:]

    /// Adds a response, or with a sign of -1 takes it away.
    mutating func take(_ call: CallRow, task: String, sign: Int64) {
        let key = Key(quarter: Self.quarter(of: call.at), model: call.model, worker: call.worker)
        let nanodollars = call.estimatedCost.map { sign * $0.nanodollars } ?? 0
        var sum = sums[key] ?? Sum(task: task)
        sum.calls += sign
        sum.failedCalls += call.isSuccess ? 0 : sign
        sum.unpricedCalls += call.estimatedCost == nil ? sign : 0
        sum.usage = sum.usage.plus(sign < 0 ? call.usage.negated : call.usage)
        sum.nanodollars &+= nanodollars
        sums[key] = sum
        taskNanodollars[task, default: 0] &+= nanodollars
    }

    static func quarter(of time: WallTime) -> String {
        let civil = time.civil
        let minute = civil.minute / 15 * 15
        return "\(civil.date)T\(Digits.padded(civil.hour, to: 2)):\(Digits.padded(minute, to: 2))Z"
    }
}

extension Usage {
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
