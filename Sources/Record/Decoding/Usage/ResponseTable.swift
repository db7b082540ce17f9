/// What is told of very many responses, in little memory: of each what `ResponseCopies` makes of its reports.
///
/// Nearly every response is one report when all that tell of it are joined, and is kept packed. The few that several
/// requests tell of are kept as they are.
package final class ResponseTable {
    private var reports: [PackedReport] = []
    /// The reports whose message has this hash: the first of them, and behind each the next.
    private var first: [Int: UInt32] = [:]
    private var next: [UInt32: UInt32] = [:]
    private var several: [UInt32: ResponseCopies] = [:]
    private var words = PackedReport.Words()
    /// Of the keys: four bytes for how long a text is, and the text.
    private var texts: [UInt8] = []

    package init() {}

    /// Takes a report that was made normal, with the key that it is counted by.
    package func add(_ report: UsageReport, _ key: ResponseKey) {
        guard let place = place(of: key) else { return append(report, key) }
        let known = reports[Int(place)]
        var copies = copies(at: place, self.key(of: known))
        guard copies.add(normal: report) else { return }
        if copies.reports.count > 1 {
            several[place] = copies
        } else if let joined = copies.reports.first {
            reports[Int(place)] = PackedReport(
                joined,
                key.kind,
                message: known.message,
                request: known.request,
                &words
            )
        }
    }

    /// Hands over all responses, in the order in which they were told of first.
    package func each<Failure: Error>(
        _ body: (ResponseKey, ResponseCopies) throws(Failure) -> Void
    ) throws(Failure) {
        for place in reports.indices {
            let key = key(of: reports[place])
            try body(key.withoutRequest, copies(at: UInt32(place), key))
        }
    }

    private func append(_ report: UsageReport, _ key: ResponseKey) {
        let place = UInt32(reports.count)
        let message = append(key.message)
        let request = ResponseCopies.request(of: report).map(append)
        reports.append(PackedReport(report, key.kind, message: message, request: request, &words))
        if let other = first.updateValue(place, forKey: Self.hash(key)) { next[place] = other }
    }

    private func copies(at place: UInt32, _ key: ResponseKey) -> ResponseCopies {
        if !several.isEmpty, let known = several[place] { return known }
        return ResponseCopies(only: reports[Int(place)].report(key, words))
    }

    private func place(of key: ResponseKey) -> UInt32? {
        var place = first[Self.hash(key)]
        while let found = place {
            let report = reports[Int(found)]
            if report.kind == key.kind, says(report.message, key.message) { return found }
            place = next[found]
        }
        return nil
    }

    private static func hash(_ key: ResponseKey) -> Int { key.message.hashValue }

    // MARK: - Texts

    private func key(of report: PackedReport) -> ResponseKey {
        ResponseKey(kind: report.kind, message: text(report.message), request: report.request.map(text))
    }

    private func append(_ text: String) -> UInt32 {
        let place = UInt32(texts.count)
        withUnsafeBytes(of: UInt32(text.utf8.count).littleEndian) { texts.append(contentsOf: $0) }
        texts.append(contentsOf: text.utf8)
        return place
    }

    private func range(_ place: UInt32) -> Range<Int> {
        let place = Int(place)
        let count = texts.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: place, as: UInt32.self).littleEndian }
        let start = place + MemoryLayout<UInt32>.size
        return start..<start + Int(count)
    }

    private func text(_ place: UInt32) -> String { String(decoding: texts[range(place)], as: UTF8.self) }

    private func says(_ place: UInt32, _ text: String) -> Bool {
        let range = range(place)
        return range.count == text.utf8.count && text.utf8.elementsEqual(texts[range])
    }
}
