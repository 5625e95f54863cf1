// MQTT 3.1.1 with QoS 1 and a window of messages that are not acknowledged yet. A subscriber with a lasting session, who
// is away, makes the broker keep what it takes.
import mqtt from 'mqtt';

import { begin, documents, options } from './delivery.mjs';

const kWindow = 20; // what most clients and Mosquitto itself use; larger ones get stuck on a link that dies
const kTopic = 'reports/BTM2';

const told = options();
const texts = documents(told);

// Past the link, before the clock starts.
const subscriber = await mqtt.connectAsync(`mqtt://127.0.0.1:${told.direct}`, { clientId: 'hub', clean: false });
await subscriber.subscribeAsync('reports/#', { qos: 1 });
await subscriber.endAsync();

const { delivery, finish } = begin(told);
const kiosk = mqtt.connect(`mqtt://127.0.0.1:${told.port}`, {
    clientId: 'BTM2',
    clean: false,
    reconnectPeriod: 200, // ms
    protocolVersion: 4,
});
kiosk.on('error', (error) => console.error(error.message));
let next = 0;
function publish(text) {
    delivery.requests += 1;
    kiosk.publish(kTopic, text, { qos: 1 }, (error) => {
        if (error) return setTimeout(publish, 200, text); // given back when a connection died
        delivery.delivered += 1;
        if (delivery.delivered === texts.length) return finish();
        if (next < texts.length) publish(texts[next++]);
    });
}
kiosk.once('connect', () => {
    while (next < Math.min(kWindow, texts.length)) publish(texts[next++]);
});
