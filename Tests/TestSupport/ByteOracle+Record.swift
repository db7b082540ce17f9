package import Domain

extension ByteOracle {
    /// One record: its place in the output, and its bytes when they are asked for.
    package struct Record: Hashable, Sendable {
        package let number: Int64
        package let channel: Channel
        package let payloadCount: Int
        let payloadSeed: UInt64

        package var length: Int { leader.count + Self.crcDigits + 1 + payloadCount + 1 }

        package var bytes: [UInt8] {
            let payload = payload
            let sum = CRC32C.checksum(payload, seed: CRC32C.checksum(leader))
            return leader + Array(Hex.encode(sum).utf8) + [UInt8(ascii: ":")] + payload + [UInt8(ascii: "\n")]
        }

        private static let crcDigits = 8

        private var leader: [UInt8] { Array("\(number):\(payloadCount):".utf8) }

        private var payload: [UInt8] {
            var generator = SeededGenerator(seed: payloadSeed)
            return [UInt8](unsafeUninitializedCapacity: payloadCount + 7) { room, filled in
                let raw = UnsafeMutableRawBufferPointer(room)
                for place in stride(from: 0, to: payloadCount, by: 8) {
                    raw.storeBytes(of: generator.next().littleEndian, toByteOffset: place, as: UInt64.self)
                }
                filled = payloadCount
            }
        }
    }

    /// The records one after another, until the output is as long as it was wanted.
    package struct Records: Sequence, IteratorProtocol, Sendable {
        private let oracle: ByteOracle
        private var number: Int64 = 0
        private var bytes: Int64 = 0

        init(_ oracle: ByteOracle) { self.oracle = oracle }

        package mutating func next() -> Record? {
            guard bytes < oracle.bytesWanted else { return nil }
            number += 1
            let record = oracle.record(number)
            bytes += Int64(record.length)
            return record
        }
    }
}
