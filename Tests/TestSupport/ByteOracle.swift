import Domain

/// Knows every byte of a long, random output from its seed alone: a program writes the output, something records it,
/// and the oracle says what became of it.
///
/// The output is made of records, `number:length:crc:payload` and a newline. The payload may hold any bytes, newlines
/// too: a record is delimited by its length. The checksum, a CRC-32C of what stands around it, is for whoever reads the
/// output without the seed.
package struct ByteOracle: Hashable, Sendable {
    package static let payloadBytesMaxMax = 16 << 20

    package let seed: UInt64
    /// The last record is the one that reaches this many bytes on both channels together.
    package let bytesWanted: Int64
    package let payloadBytesMax: Int

    package init(seed: UInt64, bytesWanted: Int64 = 1 << 20, payloadBytesMax: Int = 64 << 10) {
        precondition(bytesWanted >= 0, "an output has no negative length")
        precondition(
            (0...Self.payloadBytesMaxMax).contains(payloadBytesMax),
            "a record is held in memory, so it is small"
        )
        self.seed = seed
        self.bytesWanted = bytesWanted
        self.payloadBytesMax = payloadBytesMax
    }

    /// All records in the order in which they are written.
    package var records: Records { Records(self) }

    /// The record of that number, whatever comes before it.
    package func record(_ number: Int64) -> Record {
        var generator = SeededGenerator(seed: seed ^ UInt64(bitPattern: number) &* 0x9e6c_63d0_876a_68ef)
        let channel = generator.next() & 1 == 0 ? Channel.stdout : .stderr
        return Record(
            number: number,
            channel: channel,
            payloadCount: payloadCount(&generator),
            payloadSeed: generator.next()
        )
    }

    /// A record is as likely to be of a few bytes as of hundreds or of thousands.
    private func payloadCount(_ generator: inout SeededGenerator) -> Int {
        let bits = Int.bitWidth - payloadBytesMax.leadingZeroBitCount
        let limit = min(payloadBytesMax, (1 << Int.random(in: 0...bits, using: &generator)) - 1)
        return Int.random(in: 0...limit, using: &generator)
    }
}
