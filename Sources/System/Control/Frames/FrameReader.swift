package import JSON

/// Makes frames of bytes as they come. A frame is one JSON object and a newline; it may come in pieces, and many may
/// come at once.
///
/// What is kept between two calls is part of one frame, and so never more than the limit. A frame that is not well
/// formed is told in its place and the next one is read; one that is too long breaks the reader, which then takes
/// nothing more: where the frame ends cannot be waited for.
package struct FrameReader {
    package typealias Frame = Result<JSONObject, ControlError>

    package private(set) var isBroken = false
    private var rest: [UInt8] = []

    package init() {}

    /// How many bytes of a frame that is not yet whole are kept.
    package var keptBytes: Int { rest.count }

    package mutating func take(_ bytes: UnsafeRawBufferPointer) -> [Frame] {
        var frames: [Frame] = []
        var remaining = bytes[...]
        while !isBroken, let end = remaining.firstIndex(of: UInt8(ascii: "\n")) {
            frames.append(frame(endingWith: UnsafeRawBufferPointer(rebasing: remaining[..<end])))
            remaining = remaining[(end + 1)...]
        }
        guard !isBroken else { return frames }
        if rest.count + remaining.count > ControlLimits.frameBytesMax {
            frames.append(broken())
        } else {
            rest += remaining
        }
        return frames
    }

    private mutating func frame(endingWith bytes: UnsafeRawBufferPointer) -> Frame {
        guard rest.count + bytes.count <= ControlLimits.frameBytesMax else { return broken() }
        guard !rest.isEmpty else { return Self.read(bytes) }
        rest += bytes
        defer { rest = [] }
        return rest.withUnsafeBytes { Self.read($0) }
    }

    private mutating func broken() -> Frame {
        isBroken = true
        rest = []
        return .failure(.frameTooLong(bytesMax: ControlLimits.frameBytesMax))
    }

    private static func read(_ bytes: UnsafeRawBufferPointer) -> Frame {
        do {
            let value = try JSONReader.read(bytes, limits: ControlLimits.json)
            return value.objectValue.map { .success($0) } ?? .failure(.notObject)
        } catch {
            return .failure(.notJSON(error))
        }
    }
}
