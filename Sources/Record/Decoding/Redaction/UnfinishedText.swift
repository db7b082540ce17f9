import Domain

/// Tells of a text that goes on how much of its end may be the beginning of a secret.
enum UnfinishedText {
    /// Shorter beginnings are shown: most of what ends so is no secret, and they give little away.
    private static let charactersMin = 8
    /// How far back the word at the end is followed.
    private static let wordBytesMax = 32 << 10
    private static let character = ByteClass.credentials.union(ByteClass("\\%"))

    /// Where what should be held back begins.
    static func start(in bytes: UnsafeRawBufferPointer, from start: Int, _ scanner: SecretScanner) -> Int {
        let word = wordStart(in: bytes, from: start)
        let unfinished = scanner.unfinishedPlace(in: bytes, from: start) ?? bytes.count
        return min(word, unfinished)
    }

    /// Tokens, keys and their base64 are words: the one at the end may go on.
    private static func wordStart(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
        var place = bytes.count
        var count = 0
        while place > max(start, bytes.count - wordBytesMax), character.contains(bytes[place - 1]) {
            place -= 1
            if ByteClass.alphanumeric.contains(bytes[place]) { count += 1 }
        }
        return count >= charactersMin ? place : bytes.count
    }
}
