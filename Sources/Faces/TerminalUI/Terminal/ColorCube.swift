/// The 256 colours of xterm: the sixteen that have names, a cube of six steps a side, and 24 greys.
enum ColorCube {
    private static let steps: [Int] = [0, 95, 135, 175, 215, 255]

    /// The nearest of the cube and the greys.
    static func index(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> UInt8 {
        let wanted = (Int(red), Int(green), Int(blue))
        let cube = [wanted.0, wanted.1, wanted.2].map(step)
        let cubeIndex = 16 + cube[0] * 36 + cube[1] * 6 + cube[2]
        let grey = min(23, max(0, (wanted.0 + wanted.1 + wanted.2) / 3 - 3) / 10)
        let candidates = [UInt8(cubeIndex), UInt8(232 + grey)]
        return candidates.min { distance(value(of: $0), wanted) < distance(value(of: $1), wanted) } ?? 7
    }

    /// The nearest of the sixteen, where a terminal has no more.
    static func named(_ index: UInt8) -> UInt8 {
        guard index >= 16 else { return index }
        let wanted = value(of: index)
        let most = max(wanted.0, wanted.1, wanted.2)
        let least = min(wanted.0, wanted.1, wanted.2)
        if most - least < 40 { return most < 64 ? 0 : most < 150 ? 8 : most < 220 ? 7 : 15 }
        let half = (most + least) / 2
        let bits = (wanted.0 > half ? 1 : 0) | (wanted.1 > half ? 2 : 0) | (wanted.2 > half ? 4 : 0)
        return UInt8(bits) + (most > 200 ? 8 : 0)
    }

    private static func step(_ value: Int) -> Int {
        steps.indices.min { abs(steps[$0] - value) < abs(steps[$1] - value) } ?? 0
    }

    private static func value(of index: UInt8) -> (Int, Int, Int) {
        if index >= 232 {
            let grey = 8 + (Int(index) - 232) * 10
            return (grey, grey, grey)
        }
        let place = max(0, Int(index) - 16)
        return (steps[place / 36], steps[place / 6 % 6], steps[place % 6])
    }

    private static func distance(_ one: (Int, Int, Int), _ other: (Int, Int, Int)) -> Int {
        let (red, green, blue) = (one.0 - other.0, one.1 - other.1, one.2 - other.2)
        return red * red + green * green + blue * blue
    }
}
