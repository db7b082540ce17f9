package import Decoding
import Domain
package import Store

/// Counts each model response once over all that was ever read, in the rows of the index: what `UsageTally` does in
/// memory. Reports are gathered over a batch; with them stands what it takes to count whatever is read later.
package struct CallCounting {
    private let index: Connection
    private var rows: UsageRows
    private let known: KnownUsage
    var pricing: Pricing
    /// By the key without its request.
    private var told: [ResponseKey: ResponseCopies] = [:]
    private var sums: [String: ConversationUsage] = [:]
    private var tasks: [String: String] = [:]

    package init(_ index: Connection, pricing: Pricing) throws(StoreError) {
        self.index = index
        self.pricing = pricing
        rows = try UsageRows(index)
        known = KnownUsage(index, rows)
    }

    /// `source` is a run that the index knows by the time the batch is written, as is one that the report names itself.
    package mutating func record(_ report: UsageReport, from source: UsageSource) {
        var report = report
        report.source = report.source ?? source
        switch UsageEntry(report) {
        case .none: break
        case .response(let report, let key): told[key.withoutRequest, default: ResponseCopies()].add(normal: report)
        case .total(let report, let part, let conversation):
            sums[conversation, default: ConversationUsage()].add(total: report, part: part)
        }
    }

    /// Runs may belong to other tasks than they did.
    mutating func forgetTasks() { tasks.removeAll(keepingCapacity: true) }

    package var isEmpty: Bool { told.isEmpty && sums.isEmpty }

    /// Writes what was gathered. Belongs into the transaction of the cursors of what told it.
    package mutating func flush() throws(StoreError) {
        defer { forget() }
        var touched = Set(sums.keys)
        // In the order of the table, so that each of its pages is visited once.
        let keyed = told.map { (id: CallRow.id(ofResponse: $0.key.text), copies: $0.value) }
        for (id, copies) in keyed.sorted(by: { $0.id < $1.id }) { try settle(copies, id, &touched) }
        try rows.writeSums()
        for conversation in touched.sorted() { try settle(conversation) }
        try rows.writeSums()
    }

    /// Drops what was gathered, since its batch was taken back.
    package mutating func forget() {
        told.removeAll(keepingCapacity: true)
        sums.removeAll(keepingCapacity: true)
        rows.forgetSums()
    }

    /// Computes again what responses cost, since the lists of prices have changed. Answers where the next part begins,
    /// until there is none.
    package mutating func reprice(after id: Int64?, countMax: Int) throws(StoreError) -> Int64? {
        let known = try rows.calls(after: id, countMax: countMax)
        for row in known {
            let report = UsageReport(row)
            let kind = ResponseKey.Kind(rawValue: row.keyKind) ?? .content
            let key = ResponseKey(kind: kind, message: row.response ?? "")
            let cost = pricing.cost(of: CountedResponse(report, key: key))
            var priced = row
            priced.estimatedCost = cost.computed
            priced.unpricedReason = cost.reason?.description
            guard priced != row else { continue }
            let task = try task(of: row.worker)
            try rows.replace(row, task: task, by: priced, task: task)
        }
        try rows.writeSums()
        return known.count < countMax ? nil : known.last?.id
    }

    // MARK: - Responses

    private mutating func settle(_ new: ResponseCopies, _ id: Int64, _ touched: inout Set<String>) throws(StoreError) {
        guard let row = try rows.call(id) else {
            try write(new, id, instead: [], &touched)
            return
        }
        let known = ResponseCopies(try self.known.copies(behind: row))
        var joined = known
        var isChanged = false
        for report in new.reports where joined.add(normal: report) { isChanged = true }
        guard isChanged else { return }
        var old = [row]
        for other in known.counted.dropFirst() {
            if let row = try rows.call(CallRow.id(ofResponse: other.key.text)) { old.append(row) }
        }
        try write(joined, id, instead: old, &touched)
    }

    private mutating func write(
        _ copies: ResponseCopies,
        _ id: Int64,
        instead old: [CallRow],
        _ touched: inout Set<String>
    ) throws(StoreError) {
        var new: [CallRow] = []
        for counted in copies.counted {
            // Without a request the key is the one that the number was made of.
            let known = counted.key.request == nil ? id : nil
            var row = CallRow(counted, cost: pricing.cost(of: counted), id: known)
            // The request of a single copy is kept with it: it tells whether a later one is the same response.
            if row.id == id, copies.reports.count == 1 { row.request = copies.reports[0].response?.request }
            row.copyCount = row.id == id ? Int64(copies.reports.count) : 1
            new.append(row)
        }
        for row in old + new { if let conversation = row.conversation { touched.insert(conversation) } }
        try replace(old, by: new)
        guard copies.reports.count > 1 else { return }
        try rows.setCopies(copies.reports.map { CallRow(copy: $0, of: id) }, of: id)
    }

    private mutating func replace(_ old: [CallRow], by new: [CallRow]) throws(StoreError) {
        var rest = Dictionary(old.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for row in new {
            let task = try task(of: row.worker)
            if let known = rest.removeValue(forKey: row.id) {
                if known != row { try rows.replace(known, task: try self.task(of: known.worker), by: row, task: task) }
            } else {
                try rows.insert(row, task: task)
            }
        }
        for row in rest.values { try rows.remove(row, task: try task(of: row.worker)) }
    }

    // MARK: - What is told in sum

    /// What an agent says of a conversation in sum, beyond what is known response by response.
    private mutating func settle(_ conversation: String) throws(StoreError) {
        let id = KnownUsage.id(ofSumsOf: conversation)
        var usage = sums[conversation] ?? ConversationUsage()
        let hasSums = try known.addSums(of: conversation, to: &usage)
        guard hasSums || sums[conversation] != nil else { return }
        let told = usage.told
        try rows.setCopies(told.map { CallRow(copy: $0, of: id) }, of: id)
        try known.addResponses(of: conversation, to: &usage)

        var old: [CallRow] = []
        for key in usage.remainderKeys(in: conversation) {
            if let row = try rows.call(CallRow.id(ofResponse: key.text)) { old.append(row) }
        }
        try replace(old, by: usage.remainders(in: conversation).map { CallRow($0, cost: pricing.cost(of: $0)) })
    }

    private mutating func task(of worker: String) throws(StoreError) -> String {
        if let task = tasks[worker] { return task }
        let found = try index.first("SELECT task_id FROM worker_sessions WHERE worker_id = ?", worker) { $0.text(0) }
        let task = (found ?? nil) ?? ""
        tasks[worker] = task
        return task
    }
}
