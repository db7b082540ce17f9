extension SHA256 {
    /// The eight words that SHA-256 works on, and its compression of one block into them. The letters are those of FIPS
    /// 180-4.
    struct State: Sendable {
        private var a: UInt32 = 0x6a09_e667
        private var b: UInt32 = 0xbb67_ae85
        private var c: UInt32 = 0x3c6e_f372
        private var d: UInt32 = 0xa54f_f53a
        private var e: UInt32 = 0x510e_527f
        private var f: UInt32 = 0x9b05_688c
        private var g: UInt32 = 0x1f83_d9ab
        private var h: UInt32 = 0x5be0_cd19

        init() {}

        /// Takes whole blocks.
        mutating func take(blocks: UnsafeRawBufferPointer) {
            precondition(blocks.count % SHA256.blockBytes == 0, "SHA-256 is fed whole blocks")
            withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { schedule in
                Self.constants.withUnsafeBufferPointer { constants in
                    for start in stride(from: 0, to: blocks.count, by: SHA256.blockBytes) {
                        Self.fill(schedule, from: blocks, at: start)
                        compress(schedule, constants)
                    }
                }
            }
        }

        var bytes: [UInt8] {
            [a, b, c, d, e, f, g, h].flatMap { word in withUnsafeBytes(of: word.bigEndian) { Array($0) } }
        }

        @inline(__always)
        private static func fill(
            _ schedule: UnsafeMutableBufferPointer<UInt32>,
            from blocks: UnsafeRawBufferPointer,
            at start: Int
        ) {
            for place in 0..<16 {
                let word = blocks.loadUnaligned(fromByteOffset: start &+ place &* 4, as: UInt32.self)
                schedule[place] = UInt32(bigEndian: word)
            }
            for place in 16..<64 {
                let near = schedule[place &- 2]
                let far = schedule[place &- 15]
                let nearMix = rotate(near, 17) ^ rotate(near, 19) ^ near >> 10
                let farMix = rotate(far, 7) ^ rotate(far, 18) ^ far >> 3
                schedule[place] = nearMix &+ schedule[place &- 7] &+ farMix &+ schedule[place &- 16]
            }
        }

        /// Eight rounds a turn, so that the words need no moving: each round writes the word that the next one calls
        /// `a`.
        @inline(__always)
        private mutating func compress(
            _ schedule: UnsafeMutableBufferPointer<UInt32>,
            _ constants: UnsafeBufferPointer<UInt32>
        ) {
            var next = self
            for turn in stride(from: 0, to: 64, by: 8) {
                func word(_ round: Int) -> UInt32 { schedule[turn &+ round] &+ constants[turn &+ round] }
                Self.round(next.a, next.b, next.c, &next.d, next.e, next.f, next.g, &next.h, word(0))
                Self.round(next.h, next.a, next.b, &next.c, next.d, next.e, next.f, &next.g, word(1))
                Self.round(next.g, next.h, next.a, &next.b, next.c, next.d, next.e, &next.f, word(2))
                Self.round(next.f, next.g, next.h, &next.a, next.b, next.c, next.d, &next.e, word(3))
                Self.round(next.e, next.f, next.g, &next.h, next.a, next.b, next.c, &next.d, word(4))
                Self.round(next.d, next.e, next.f, &next.g, next.h, next.a, next.b, &next.c, word(5))
                Self.round(next.c, next.d, next.e, &next.f, next.g, next.h, next.a, &next.b, word(6))
                Self.round(next.b, next.c, next.d, &next.e, next.f, next.g, next.h, &next.a, word(7))
            }
            a &+= next.a
            b &+= next.b
            c &+= next.c
            d &+= next.d
            e &+= next.e
            f &+= next.f
            g &+= next.g
            h &+= next.h
        }

        @inline(__always)
        private static func round(
            _ a: UInt32,
            _ b: UInt32,
            _ c: UInt32,
            _ d: inout UInt32,
            _ e: UInt32,
            _ f: UInt32,
            _ g: UInt32,
            _ h: inout UInt32,
            _ word: UInt32
        ) {
            let choice = g ^ (e & (f ^ g))
            let majority = (a & b) | (c & (a | b))
            let first = h &+ (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) &+ choice &+ word
            d = d &+ first
            h = first &+ (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) &+ majority
        }

        @inline(__always)
        private static func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 {
            word &>> count | word &<< (32 &- count)
        }

        /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
        private static let constants: [UInt32] = [
            0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
            0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
            0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
            0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
            0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
            0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
            0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
            0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
        ]
    }
}
