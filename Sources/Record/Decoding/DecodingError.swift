import Domain

/// Why a line could not be decoded. It costs that line and no other. Offsets count from the line's first byte.
package enum DecodingError: Error, Hashable, CustomStringConvertible {
    case emptyLine
    /// The line ends before its value does.
    case torn(offset: Int)
    case notUTF8(offset: Int)
    case controlCharacter(offset: Int)
    case unexpectedByte(UInt8, offset: Int)
    case tooDeep(depthMax: Int, offset: Int)
    case lineTooLong(bytes: Int, bytesMax: Int)
    case tooManyTokens(tokensMax: Int, offset: Int)
    case notObject
    case noMemory

    package var description: String {
        switch self {
        case .emptyLine: "the line is empty"
        case .torn(let offset): "the line breaks off at byte \(offset)"
        case .notUTF8(let offset): "byte \(offset) is no UTF-8"
        case .controlCharacter(let offset): "byte \(offset) is a control character within a string"
        case .unexpectedByte(let byte, let offset):
            "byte \(offset), 0x\(Hex.encode([byte])), does not belong there"
        case .tooDeep(let most, let offset): "values nest deeper than \(most) levels at byte \(offset)"
        case .lineTooLong(let bytes, let most): "a line of \(bytes) bytes is longer than \(most)"
        case .tooManyTokens(let most, let offset): "the line has more than \(most) tokens before byte \(offset)"
        case .notObject: "the line is JSON, but no object"
        case .noMemory: "there is no memory for the line"
        }
    }

    package var hint: String? {
        switch self {
        case .torn: "its writer was stopped, or is still at work; import again when it is done"
        case .noMemory: "free memory, and import again"
        case .emptyLine, .notUTF8, .controlCharacter, .unexpectedByte, .tooDeep, .lineTooLong, .tooManyTokens,
            .notObject:
            nil
        }
    }
}
