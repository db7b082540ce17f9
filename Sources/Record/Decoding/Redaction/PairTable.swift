/// The pairs of bytes by which known forms and escapes are noticed: a bit for each of all pairs, so that the scan asks
/// one question at each place, and behind it the forms that have the pair.
struct PairTable: Sendable {
    static let shared = PairTable()
    /// By which a character may be written in another way, in JSON and in addresses, or a colour be set within a word.
    private static let escapes = ["\u{1B}[", #"\u"#, #"\/"#, #"\\"#, "%0", "%2", "%3", "%4", "%5", "%6", "%7"]
    /// Of `-----BEGIN`.
    private static let privateKey = "-B"

    private(set) var bits = [UInt64](repeating: 0, count: 1 << 16 / 64)
    private var groups = [UInt8](repeating: 0, count: 1 << 16)
    /// The first one is of the pairs that have no forms.
    private var forms: [[KnownForm]] = [[]]

    private init() {
        for pair in Self.escapes + [Self.privateKey] { mark(Self.number(pair)) }
        for form in KnownForm.all {
            for pair in form.pairs {
                let number = Self.number(pair)
                mark(number)
                if groups[number] == 0 {
                    groups[number] = UInt8(forms.count)
                    forms.append([])
                }
                forms[Int(groups[number])].append(form)
            }
        }
    }

    func forms(of pair: UInt16) -> [KnownForm] { forms[Int(groups[Int(pair)])] }

    private mutating func mark(_ number: Int) { bits[number >> 6] |= 1 << UInt64(number & 63) }

    /// As two bytes are loaded from memory: the first one is the low one.
    private static func number(_ pair: String) -> Int {
        pair.utf8.reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}
