package import Domain
import JSON

/// Which requests are open, who waits for them, and which answers were given: so that each is done once and answered
/// once, however often it is asked. Pure: it knows the time from whoever asks.
package struct CallBook {
    /// Who waits for an answer: a client, by the number that the desk gave it, and the id of its request.
    package struct Waiter: Hashable, Sendable {
        package let client: UInt64
        package let id: Int64

        package init(client: UInt64, id: Int64) {
            self.client = client
            self.id = id
        }
    }

    package enum Entry: Hashable, Sendable {
        /// It is to be done.
        case new(number: UInt64)
        /// It is being done already, and will be answered with that.
        case joined
        /// It was done before.
        case answered(DirectiveAnswer)
        case fault(DirectiveFault)
    }

    private struct Call {
        var waiters: [Waiter]
        let due: MonotonicTime
        let key: OnceKey?
    }

    private struct Kept {
        let fingerprint: [UInt8]
        /// Nil while it is being done.
        var answer: DirectiveAnswer?
        var bytes: Int
    }

    private var lastNumber: UInt64 = 0
    private var calls: [UInt64: Call] = [:]
    private var openCounts: [UInt64: Int] = [:]
    private var kept: [OnceKey: Kept] = [:]
    private var numbers: [OnceKey: UInt64] = [:]
    /// Those with an answer, the one that was used last at the end.
    private var order: [OnceKey] = []
    private var keptBytes = 0

    package init() {}

    package var openCount: Int { calls.count }
    package var keptCount: Int { order.count }

    /// When the first of those that somebody waits for is overdue.
    package var nextDue: MonotonicTime? {
        calls.values.lazy.filter { !$0.waiters.isEmpty }.map(\.due).min()
    }

    package func isOpen(_ number: UInt64) -> Bool { calls[number] != nil }

    package mutating func asked(
        _ request: DirectiveRequest,
        by asker: Asker,
        _ waiter: Waiter,
        due: MonotonicTime
    ) -> Entry {
        guard openCounts[waiter.client, default: 0] < ControlLimits.requestsMax else {
            let told = "\(ControlLimits.requestsMax) requests of this client wait for their answers already"
            return .fault(DirectiveFault(.busy, told, hint: "wait for one of them"))
        }
        do throws(DirectiveFault) {
            if let key = try OnceKey(request, of: asker) { return try again(key, request, waiter, due) }
        } catch { return .fault(error) }
        return .new(number: open(waiter, due, key: nil))
    }

    /// Takes the answer, and tells who waits for it. Nobody does where it was answered before.
    package mutating func answered(_ number: UInt64, _ answer: DirectiveAnswer) -> [Waiter] {
        guard let call = calls.removeValue(forKey: number) else { return [] }
        if let key = call.key { keep(answer, for: key) }
        for waiter in call.waiters { close(waiter) }
        return call.waiters
    }

    /// Who has waited too long. What was asked with a key goes on, so that its answer can still be had.
    package mutating func overdue(at now: MonotonicTime) -> [Waiter] {
        var late: [Waiter] = []
        for (number, call) in calls where call.due <= now {
            late += call.waiters
            if call.key == nil { calls[number] = nil } else { calls[number]?.waiters = [] }
        }
        for waiter in late { close(waiter) }
        return late
    }

    /// A client is gone. What it asked for is still done.
    package mutating func parted(_ client: UInt64) {
        guard openCounts.removeValue(forKey: client) != nil else { return }
        for (number, call) in calls where call.waiters.contains(where: { $0.client == client }) {
            calls[number]?.waiters.removeAll { $0.client == client }
        }
    }

    // MARK: - Those with a key

    private mutating func again(
        _ key: OnceKey,
        _ request: DirectiveRequest,
        _ waiter: Waiter,
        _ due: MonotonicTime
    ) throws(DirectiveFault) -> Entry {
        let fingerprint = Self.fingerprint(of: request)
        guard let known = kept[key] else {
            guard numbers.count < ControlLimits.keptAnswersMax else {
                throw DirectiveFault(.busy, "\(numbers.count) requests with keys are being done already")
            }
            let number = open(waiter, due, key: key)
            kept[key] = Kept(fingerprint: fingerprint, answer: nil, bytes: 0)
            numbers[key] = number
            return .new(number: number)
        }
        guard known.fingerprint == fingerprint else {
            throw DirectiveFault(.badRequest, "the key \(key.word.debugDescription) was used for another request")
        }
        if let answer = known.answer {
            use(key)
            return .answered(answer)
        }
        if let number = numbers[key], var call = calls[number] {
            call = Call(waiters: call.waiters + [waiter], due: due, key: key)
            calls[number] = call
            openCounts[waiter.client, default: 0] += 1
        }
        return .joined
    }

    private mutating func keep(_ answer: DirectiveAnswer, for key: OnceKey) {
        numbers[key] = nil
        let bytes = JSONWriter.bytes(.object(DirectiveReply(to: 0, answer).json)).count
        guard bytes <= ControlLimits.oneKeptAnswerBytesMax else {
            kept[key] = nil
            return
        }
        kept[key]?.answer = answer
        kept[key]?.bytes = bytes
        keptBytes += bytes
        order.append(key)
        while order.count > ControlLimits.keptAnswersMax || keptBytes > ControlLimits.keptAnswerBytesMax {
            keptBytes -= kept.removeValue(forKey: order.removeFirst())?.bytes ?? 0
        }
    }

    private mutating func use(_ key: OnceKey) {
        guard let place = order.firstIndex(of: key) else { return }
        order.append(order.remove(at: place))
    }

    // MARK: - Counting

    private mutating func open(_ waiter: Waiter, _ due: MonotonicTime, key: OnceKey?) -> UInt64 {
        lastNumber += 1
        calls[lastNumber] = Call(waiters: [waiter], due: due, key: key)
        openCounts[waiter.client, default: 0] += 1
        return lastNumber
    }

    private mutating func close(_ waiter: Waiter) {
        guard let count = openCounts[waiter.client] else { return }
        openCounts[waiter.client] = count > 1 ? count - 1 : nil
    }

    private static func fingerprint(of request: DirectiveRequest) -> [UInt8] {
        var request = request
        request.id = 0
        return SHA256.digest(JSONWriter.bytes(.object(request.json)))
    }
}
