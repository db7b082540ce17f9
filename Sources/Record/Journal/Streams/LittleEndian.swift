/// Whole numbers as they stand in our binary files.
enum LittleEndian {
    static func store<T: FixedWidthInteger>(_ value: T, in bytes: inout [UInt8], at offset: Int) {
        withUnsafeBytes(of: value.littleEndian) { source in
            bytes.withUnsafeMutableBytes {
                UnsafeMutableRawBufferPointer(rebasing: $0[offset...]).copyMemory(from: source)
            }
        }
    }

    static func load<T: FixedWidthInteger>(
        _ type: T.Type = T.self,
        from bytes: UnsafeRawBufferPointer,
        at offset: Int
    ) -> T {
        T(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: type))
    }
}
