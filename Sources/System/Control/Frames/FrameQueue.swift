package import JSON

/// What waits to be sent to one peer, up to a limit: a peer that does not read costs so much and no more.
package struct FrameQueue {
    /// More room than this is given back once all is sent.
    private static let keptBytesMax = 64 << 10

    private let bytesMax: Int
    private var bytes: [UInt8] = []
    private var sentCount = 0

    package init(bytesMax: Int = ControlLimits.queueBytesMax) { self.bytesMax = bytesMax }

    package var waitingBytes: Int { bytes.count - sentCount }

    /// Adds a frame as a whole or not at all.
    package mutating func add(_ frame: JSONObject) throws(ControlError) {
        var line = JSONWriter.bytes(.object(frame))
        guard line.count <= ControlLimits.frameBytesMax else {
            throw .frameTooLong(bytesMax: ControlLimits.frameBytesMax)
        }
        line.append(UInt8(ascii: "\n"))
        try add(line: line)
    }

    /// The same for frames that were written already, each with its newline.
    package mutating func add(line: [UInt8]) throws(ControlError) {
        guard waitingBytes + line.count <= bytesMax else { throw .queueFull(bytesMax: bytesMax) }
        bytes += line
    }

    /// Shows what is next, and drops as many of these bytes as `send` says went out.
    package mutating func drain<Failure: Error>(
        _ send: (UnsafeRawBufferPointer) throws(Failure) -> Int?
    ) throws(Failure) {
        while waitingBytes > 0 {
            let count = try bytes.withUnsafeBufferPointer { (buffer) throws(Failure) in
                try send(UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: buffer[sentCount...])))
            }
            guard let count else { break }
            sentCount += count
        }
        tidy()
    }

    private mutating func tidy() {
        if waitingBytes == 0 {
            bytes.removeAll(keepingCapacity: bytes.capacity <= Self.keptBytesMax)
            sentCount = 0
        } else if sentCount > Self.keptBytesMax {
            bytes.removeFirst(sentCount)
            sentCount = 0
        }
    }
}
