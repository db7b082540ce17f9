/// At most one value for each channel: what a dictionary would say, without what making one costs a shim at its start.
package struct PerChannel<Value: Sendable>: Sendable, ExpressibleByDictionaryLiteral {
    private var stdout: Value?
    private var stderr: Value?

    package init() {}

    package init(dictionaryLiteral elements: (Channel, Value)...) {
        for (channel, value) in elements { self[channel] = value }
    }

    package subscript(channel: Channel) -> Value? {
        get {
            switch channel {
            case .stdout: stdout
            case .stderr: stderr
            }
        }
        set {
            switch channel {
            case .stdout: stdout = newValue
            case .stderr: stderr = newValue
            }
        }
    }

    package var values: [Value] { [stdout, stderr].compactMap(\.self) }

    package subscript(channel: Channel, default value: @autoclosure () -> Value) -> Value {
        get { self[channel] ?? value() }
        set { self[channel] = newValue }
    }
}

extension PerChannel: Equatable where Value: Equatable {}
extension PerChannel: Hashable where Value: Hashable {}
