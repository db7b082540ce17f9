import Decoding
import Testing

@Suite struct SecretSuspicionTests {
    private func places(in text: String) -> [String] {
        let bytes = Array(text.utf8)
        return bytes.withUnsafeBytes { bytes in
            SecretSuspicion.all(in: bytes).map { String(decoding: bytes[$0.range], as: UTF8.self) }
        }
    }

    @Test func valuesOfManyCharactersBehindNamesOfSecretsAreTold() {
        #expect(places(in: "API_KEY=x9Kd82mQpLz71Vbn44Rt done") == ["x9Kd82mQpLz71Vbn44Rt"])
        #expect(places(in: #"{"client_secret":"x9Kd82mQpLz71Vbn44Rt"}"#) == ["x9Kd82mQpLz71Vbn44Rt"])
        #expect(places(in: #"{\"password\": \"x9Kd82mQpLz71Vbn44Rt\"}"#) == ["x9Kd82mQpLz71Vbn44Rt"])
    }

    @Test(arguments: [
        "API_KEY=$TOKEN", "commit: x9Kd82mQpLz71Vbn44Rt", "key=aaaaaaaaaaaaaaaaaaaaa1", "token: short1", "keyboard",
        ":",
        "password=correcthorsebatterystaple",
    ])
    func otherThingsAreNot(text: String) {
        #expect(places(in: text).isEmpty)
    }
}
