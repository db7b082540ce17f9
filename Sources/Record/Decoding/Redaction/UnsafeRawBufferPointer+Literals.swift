extension UnsafeRawBufferPointer {
    func hasLiteral(_ literal: [UInt8], at place: Int) -> Bool {
        guard place >= 0, place + literal.count <= count else { return false }
        for index in literal.indices where self[place + index] != literal[index] { return false }
        return true
    }

    /// The same for letters of any case; the literal is written in small ones.
    func hasWord(_ literal: [UInt8], at place: Int) -> Bool {
        guard place >= 0, place + literal.count <= count else { return false }
        for index in literal.indices where ByteClass.lowercase(self[place + index]) != literal[index] { return false }
        return true
    }

    /// Whether no word goes on at the place. The letter of an escape, such as the n of `\n` in JSON or the m that ends
    /// the escape of a colour, belongs to no word.
    func startsWord(at place: Int) -> Bool {
        guard place > 0, ByteClass.token.contains(self[place - 1]) else { return true }
        if place > 1, self[place - 2] == UInt8(ascii: "\\") { return true }
        guard self[place - 1] == UInt8(ascii: "m") else { return false }
        var start = place - 2
        while start > 0, place - start < 32, self[start] >= 0x30, self[start] <= 0x3b { start -= 1 }
        return start >= 0 && self[start] == UInt8(ascii: "[")
    }
}
