import Glibc

/// What came over a connection. Descriptors that nobody takes are closed.
package struct Received: ~Copyable {
    package let count: Int
    private var numbers: [Int32]

    init(count: Int, owning numbers: [Int32]) {
        self.count = count
        self.numbers = numbers
    }

    deinit {
        for number in numbers { close(number) }
    }

    package var descriptorCount: Int { numbers.count }

    /// The next one, in the order in which they were sent.
    package mutating func takeDescriptor() -> FileDescriptor? {
        numbers.isEmpty ? nil : FileDescriptor(owning: numbers.removeFirst())
    }
}
