import Domain

/// One pass over a text for all that is secret in it.
///
/// At each place one load and two bits tell whether a secret of the run or a known form may stand there; almost nowhere
/// does one. Where characters are written as escapes, what is around them is read again with the escapes undone.
struct RedactionScan {
    /// How far from an escape the rest of a secret is looked for.
    static let reachBytes = 8 << 10
    /// JSON within JSON within an address: how often escapes are undone.
    private static let layersMax = 3

    private let scanner: SecretScanner
    private let layer: Int
    private(set) var redactions: [Redaction] = []
    private var escapes: [Int] = []
    /// Where the last known form ends: what it holds is not looked at again for the same.
    private var covered: (end: Int, rule: RedactionRule) = (0, .secret)
    /// The private key that the text is in at its end.
    private(set) var block: PrivateKeyBlock

    init(_ scanner: SecretScanner, in block: PrivateKeyBlock = PrivateKeyBlock(), layer: Int = 0) {
        self.scanner = scanner
        self.block = block
        self.layer = layer
    }

    /// Finds the secrets that begin at these places; what is around them is only looked at.
    mutating func take(_ bytes: UnsafeRawBufferPointer, _ places: Range<Int>) {
        if block.isOpen { takeKey(bytes, places) }
        find(bytes, places)
    }

    /// The same where the text is cut, and those too that begin within a secret that goes on behind the cut. Answers
    /// where no secret is in two parts: at the cut or behind it.
    mutating func take(_ bytes: UnsafeRawBufferPointer, from start: Int, cutAt cut: Int) -> Int {
        take(bytes, start..<cut)
        var end = cut
        while let last = redactions.last?.range.upperBound, last > end {
            find(bytes, end..<last)
            end = last
        }
        return end
    }

    private mutating func find(_ bytes: UnsafeRawBufferPointer, _ places: Range<Int>) {
        look(bytes, places)
        if layer < Self.layersMax {
            for part in parts(bytes) { takeUnescaped(bytes, part, places) }
        }
        redactions = Redaction.merged(layer > 0 ? redactions : redactions.map { whole($0, in: bytes) })
    }

    /// Nothing is left of an escape or of a bare number of which a part is secret: JSON stays JSON. Within escapes it
    /// cannot be told what is one.
    private func whole(_ redaction: Redaction, in bytes: UnsafeRawBufferPointer) -> Redaction {
        let range = Escape.whole(redaction.range, in: bytes)
        let isOwn = redaction.rule == .secret
        return Redaction(isOwn ? BareNumber.whole(range, in: bytes) : range, redaction.rule)
    }

    // MARK: - The loop

    /// A secret that begins at one of the places may have its only escape behind them.
    private mutating func look(_ bytes: UnsafeRawBufferPointer, _ places: Range<Int>) {
        let pairs = PairTable.shared
        let multiplier = scanner.guides.multiplier
        let end = min(bytes.count - 1, places.upperBound + reach)
        let fastEnd = max(places.lowerBound, min(end, bytes.count - 7))
        var place = places.lowerBound
        while true {
            place = pairs.bits.withUnsafeBufferPointer { pairBits in
                guard !scanner.isEmpty else { return Self.next(bytes, place..<fastEnd, pairBits) }
                return scanner.guides.bits.withUnsafeBufferPointer { guideBits in
                    Self.next(bytes, place..<fastEnd, pairBits, guideBits, multiplier)
                }
            }
            guard place < fastEnd else { break }
            takeHit(bytes, at: place, pairs, places)
            place += 1
        }
        while place < end {
            takeHit(bytes, at: place, pairs, places)
            place += 1
        }
    }

    /// The first place at which something may begin.
    private static func next(
        _ bytes: UnsafeRawBufferPointer,
        _ places: Range<Int>,
        _ pairBits: UnsafeBufferPointer<UInt64>,
        _ guideBits: UnsafeBufferPointer<UInt64>,
        _ multiplier: UInt64
    ) -> Int {
        var place = places.lowerBound
        while place < places.upperBound {
            let word = bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            let pair = word & 0xffff
            let guide = (word &* multiplier) &>> 48
            let pairHit = pairBits[Int(truncatingIfNeeded: pair &>> 6)] &>> (pair & 63)
            let guideHit = guideBits[Int(truncatingIfNeeded: guide &>> 6)] &>> (guide & 63)
            if (pairHit | guideHit) & 1 == 1 { return place }
            place &+= 1
        }
        return places.upperBound
    }

    /// The same where there are no secrets of a run: one load does for the seven pairs that are in it.
    private static func next(
        _ bytes: UnsafeRawBufferPointer,
        _ places: Range<Int>,
        _ pairBits: UnsafeBufferPointer<UInt64>
    ) -> Int {
        @inline(__always)
        func hit(_ word: UInt64, _ number: UInt64) -> UInt64 {
            let pair = word &>> (number &* 8) & 0xffff
            return pairBits[Int(truncatingIfNeeded: pair &>> 6)] &>> (pair & 63)
        }
        var place = places.lowerBound
        while place < places.upperBound {
            let word = bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            let hits =
                hit(word, 0) | hit(word, 1) | hit(word, 2) | hit(word, 3) | hit(word, 4) | hit(word, 5)
                | hit(word, 6)
            if hits & 1 == 1 {
                var number: UInt64 = 0
                while hit(word, number) & 1 == 0 { number &+= 1 }
                return min(place + Int(number), places.upperBound)
            }
            place &+= 7
        }
        return places.upperBound
    }

    private mutating func takeHit(
        _ bytes: UnsafeRawBufferPointer,
        at place: Int,
        _ pairs: PairTable,
        _ places: Range<Int>
    ) {
        if hidesCharacter(bytes, at: place) { escapes.append(place) }
        guard place < places.upperBound else { return }
        if let match = scanner.match(in: bytes, at: place) {
            redactions.append(Redaction(place..<place + match.length, .secret))
        }
        let pair = bytes.loadUnaligned(fromByteOffset: place, as: UInt16.self)
        for form in pairs.forms(of: pair) where place >= covered.end || form.rule != covered.rule {
            guard let range = form.find(bytes, place) else { continue }
            redactions.append(Redaction(range, form.rule))
            covered = (range.upperBound, form.rule)
        }
        if bytes[place] == UInt8(ascii: "-"), let end = PrivateKeyBlock.headEnd(in: bytes, at: place) {
            block.open()
            takeKey(bytes, end..<max(end, places.upperBound))
        }
    }

    private mutating func takeKey(_ bytes: UnsafeRawBufferPointer, _ places: Range<Int>) {
        var runs: [Range<Int>] = []
        block.take(bytes, places, &runs)
        redactions += runs.map { Redaction($0, .privateKey) }
    }

    // MARK: - Escapes

    private var reach: Int { max(Self.reachBytes, 2 * scanner.lengthMax) }

    /// Whether a character stands there that a secret may hold, as an escape that the forms do not know.
    private func hidesCharacter(_ bytes: UnsafeRawBufferPointer, at place: Int) -> Bool {
        switch (bytes[place], bytes[place + 1]) {
        case (0x1b, _): return Escape.splitsWord(in: bytes, at: place, withBlanks: !scanner.isEmpty)
        case (UInt8(ascii: "%"), _): return Escape.percent(in: bytes, at: place) != nil
        case (UInt8(ascii: "\\"), UInt8(ascii: "\\")): return scanner.hasJSONWritings
        case (UInt8(ascii: "\\"), UInt8(ascii: "/")): return true
        case (UInt8(ascii: "\\"), UInt8(ascii: "u")):
            guard let byte = Escape.json(in: bytes, at: place)?.byte else { return false }
            return byte >= 0x20
                || byte == 0x1b && Escape.splitsWord(in: bytes, at: place, withBlanks: !scanner.isEmpty)
        default: return false
        }
    }

    private mutating func takeUnescaped(_ bytes: UnsafeRawBufferPointer, _ part: Range<Int>, _ places: Range<Int>) {
        let text = UnescapedText(bytes, part)
        var scan = RedactionScan(scanner, layer: layer + 1)
        text.bytes.withUnsafeBytes { scan.take($0, 0..<$0.count) }
        for redaction in scan.redactions {
            let range = text.origin(of: redaction.range)
            if places.contains(range.lowerBound) { redactions.append(Redaction(range, redaction.rule)) }
        }
    }

    /// What is around the escapes, within their lines.
    private func parts(_ bytes: UnsafeRawBufferPointer) -> [Range<Int>] {
        let lineEnd = UInt8(ascii: "\n")
        var parts: [Range<Int>] = []
        for place in escapes {
            let limit = min(bytes.count, place + reach)
            let known = parts.last?.upperBound ?? 0
            var start = place
            if place >= known {
                start = max(known, place - reach)
                if let end = bytes[start..<place].lastIndex(of: lineEnd) { start = end + 1 }
            } else if known >= limit || bytes[known] == lineEnd {
                continue
            }
            let end = bytes[max(place, known)..<limit].firstIndex(of: lineEnd) ?? limit
            if let last = parts.last, start <= last.upperBound {
                parts[parts.count - 1] = last.lowerBound..<end
            } else {
                parts.append(start..<end)
            }
        }
        return parts
    }
}
