package import Platform

/// What goes wrong with packed bytes.
package enum PackingError: Error, Hashable, Sendable {
    case disk(PlatformError)
    /// What stands at this offset is no frame, or not what its checksum says.
    case damaged(path: String, offset: Int64, found: String)
    /// More content than the reader was ready to take.
    case tooLarge(bytesMax: Int)
    /// The library refused, as it says itself.
    case refused(String)
}

extension PackingError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .disk(let error): "\(error)"
        case .damaged(let path, let offset, let found): "\(path) is damaged at byte \(offset): \(found)"
        case .tooLarge(let bytesMax): "the content is larger than \(bytesMax) bytes"
        case .refused(let text): "zstd refused: \(text)"
        }
    }

    package var hint: String? {
        switch self {
        case .disk(let error): error.hint
        case .damaged: "What stands before that place can still be read; `roost verify` says what the file belongs to."
        case .tooLarge, .refused: nil
        }
    }
}

/// Turns what the disk says into our own error.
func onDisk<Result: ~Copyable>(_ body: () throws(PlatformError) -> Result) throws(PackingError) -> Result {
    do { return try body() } catch { throw .disk(error) }
}
