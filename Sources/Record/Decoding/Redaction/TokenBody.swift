/// What stands behind the prefix of a token: of which characters it is made, how many, and what tells it from a word,
/// an example or a placeholder.
struct TokenBody: Sendable {
    enum Need: Sendable {
        case nothing, digit, bothCases
        /// Digits and letters of both cases, or many digits: what is drawn at random has them.
        case random
    }

    /// The longest body that is known as one secret.
    static let bytesMax = 1 << 10

    private static let manyDigits = 6

    let characters: ByteClass
    let lengths: ClosedRange<Int>
    let needs: Need
    /// Whether the prefix is so short that it must begin a word.
    let startsWord: Bool

    init(_ characters: ByteClass, _ lengths: ClosedRange<Int>, needs: Need = .random, startsWord: Bool = false) {
        self.characters = characters
        self.lengths = lengths
        self.needs = needs
        self.startsWord = startsWord
    }

    init(_ characters: ByteClass, atLeast bytesMin: Int, needs: Need = .random) {
        self.init(characters, bytesMin...Self.bytesMax, needs: needs)
    }

    /// Where the body ends, if there is one. One that goes on beyond its greatest length is another thing, except where
    /// only our own limit ends it.
    func end(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
        let end = characters.end(in: bytes, from: start, max: lengths.upperBound)
        guard lengths.contains(end - start) else { return nil }
        let goesOn = end < bytes.count && characters.contains(bytes[end])
        guard !goesOn || lengths.upperBound == Self.bytesMax else { return nil }
        return Self.satisfies(needs, UnsafeRawBufferPointer(rebasing: bytes[start..<end])) ? end : nil
    }

    static func satisfies(_ need: Need, _ body: UnsafeRawBufferPointer) -> Bool {
        switch need {
        case .nothing: true
        case .digit: body.contains(where: ByteClass.digit.contains)
        case .bothCases:
            body.contains(where: ByteClass.upper.contains) && body.contains(where: ByteClass.lower.contains)
        case .random:
            satisfies(.digit, body)
                && (satisfies(.bothCases, body) || body.count(where: ByteClass.digit.contains) >= manyDigits)
        }
    }
}
